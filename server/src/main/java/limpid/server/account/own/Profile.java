package limpid.server.account.own;

import java.util.List;
import java.util.function.UnaryOperator;
import limpid.server.account.Happening;
import limpid.server.account.NewPerson;
import limpid.server.account.Particulars;
import limpid.store.ledger.PersonRow;

/** Changes a person's name, language and address. Safe for all threads. */
public final class Profile {
    /** The languages in which pages can be had. */
    public static final List<String> LANGUAGES = List.of("en", "de", "ar");

    private final OwnTools tools;

    public Profile(OwnTools tools) {
        this.tools = tools;
    }

    /** Changes the name. Fails with: REQUEST_MALFORMED. */
    public void rename(Actor actor, String name) {
        NewPerson.nameFlaw(name.strip()).ifPresent(flaw -> {
            throw tools.objections().field("name", flaw);
        });
        change(actor, row -> row.called(name.strip()));
    }

    /** Changes the language. Fails with: REQUEST_MALFORMED. */
    public void speak(Actor actor, String language) {
        if (!LANGUAGES.contains(language)) {
            throw tools.objections().field("language", "The languages are " + String.join(", ", LANGUAGES) + ".");
        }
        tools.ledger().write(actor.home(), rows -> {
            Particulars.of(rows, actor.person()).in(language).put(rows, actor.person());
            return actor;
        });
    }

    /**
     * Changes the address to sign in with. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED, REQUEST_MALFORMED,
     * ADDRESS_TAKEN.
     */
    public void move(Actor actor, String password, String email) {
        NewPerson.emailFlaw(email.strip()).ifPresent(flaw -> {
            throw tools.objections().field("email", flaw);
        });
        tools.confirm(actor, password);
        tools.library().registry().changeAddress(actor.resident(), email.strip());
        tools.ledger().write(actor.home(), rows -> {
            tools.note(rows, actor.person(), Happening.EMAIL_CHANGED, actor.visitor(), email.strip());
            return actor;
        });
    }

    private void change(Actor actor, UnaryOperator<PersonRow> edit) {
        tools.ledger().write(actor.home(), rows -> {
            PersonRow person = rows.person(actor.person())
                    .orElseThrow(() -> tools.objections().notFound("person"));
            rows.putPerson(edit.apply(person));
            return person;
        });
    }
}
