package limpid.server.gate.account;

import java.util.List;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** Knows something that a person should hear of when they look. Safe for all threads. */
@FunctionalInterface
public interface NoticeSource {
    /** What to tell now, from one consistent picture of the home; it must not write. */
    List<Me.Notice> of(HomeTransaction rows, PersonRow person);
}
