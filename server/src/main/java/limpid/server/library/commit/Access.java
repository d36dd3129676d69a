package limpid.server.library.commit;

import java.time.Instant;
import limpid.core.id.CollectionId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;

/** Who may see what inside a home: each person their own collections. */
public final class Access {
    private Access() {}

    /** A person's collection. Fails with: NOT_FOUND, also for what is somebody else's: it does not tell which. */
    public static CollectionRow collection(HomeTransaction rows, PersonId person, CollectionId id, Instant now) {
        return rows.collection(id)
                .filter(row -> row.owner().equals(person))
                .orElseThrow(() -> notFound(Scope.COLLECTION, "collection", id.text(), now));
    }

    /** The home's own row. Fails with: NOT_FOUND. */
    public static HomeRow home(HomeTransaction rows, Instant now) {
        return rows.homeRow()
                .orElseThrow(() -> notFound(Scope.HOME, "home", rows.home().text(), now));
    }

    /** The exception for what is not there. */
    public static ReasonException notFound(Scope scope, String what, String name, Instant now) {
        return Objection.of(ReasonCode.NOT_FOUND, new Subject(scope, name), now)
                .saw(what, name)
                .exception();
    }
}
