package limpid.server.gate.account;

import java.util.Locale;
import limpid.server.account.NewPerson;
import limpid.server.account.Objections;

/** Looks at what somebody typed to become a person here, before anything is used up for it. */
final class NewPeople {
    private final Objections objections;

    NewPeople(Objections objections) {
        this.objections = objections;
    }

    /** The same, without flaws. Fails with: REQUEST_MALFORMED, with the first field that is to be corrected. */
    NewPerson checked(NewPerson typed) {
        typed.flaws().stream().findFirst().ifPresent(flaw -> {
            throw objections.field(flaw.field().name().toLowerCase(Locale.ROOT), flaw.sentence());
        });
        return typed;
    }
}
