package limpid.doctor.look;

import java.util.List;
import limpid.core.reason.Evidence;

/** Looks at one thing on this machine, such as the folder or the agent's database, in the way its owner would. */
public interface PlaceView {
    /** What shows that it is well. Fails with the reason if it is not. */
    List<Evidence> look();
}
