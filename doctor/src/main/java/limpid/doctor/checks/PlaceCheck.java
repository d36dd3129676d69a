package limpid.doctor.checks;

import java.util.List;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.PlaceView;

/** Is one thing on this machine as it should be: the folder, the agent's database? */
public final class PlaceCheck implements Check {
    /** The folder that is kept in step, its marker and its volume. */
    public static final String ROOT = "folder";
    /** The agent's database. */
    public static final String DATABASE = "database";

    private final String id;
    private final String title;
    private final PlaceView place;

    private PlaceCheck(String id, String title, PlaceView place) {
        this.id = id;
        this.title = title;
        this.place = place;
    }

    /** Is the folder there, and is it the one that was joined? */
    public static PlaceCheck root(PlaceView place) {
        return new PlaceCheck(ROOT, "The folder is in its place", place);
    }

    /** Does the agent's database pass its own check? */
    public static PlaceCheck database(PlaceView place) {
        return new PlaceCheck(DATABASE, "Limpid's own records are whole", place);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        return new Finding.Healthy(place.look());
    }
}
