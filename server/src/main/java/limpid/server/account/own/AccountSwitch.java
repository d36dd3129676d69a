package limpid.server.account.own;

import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.account.Happening;
import limpid.server.account.Particulars;
import limpid.server.account.Visitor;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.Hint;

/**
 * What it means for an account to be switched off or on, besides the mark in its row. Off: all browsers are signed out, open
 * streams end, devices and app passwords are refused, and nothing is deleted. On: devices and app passwords go on as before.
 * Safe for all threads.
 */
public final class AccountSwitch {
    private static final List<Hint> RIGHTS_CHANGED = List.of(new Hint(Hint.Kind.DEVICE, "", 0));

    private final OwnTools tools;

    public AccountSwitch(OwnTools tools) {
        this.tools = tools;
    }

    /**
     * Does what belongs to it, in the transaction that writes the row; {@link #tell} belongs behind.
     *
     * @param person as they are now, off or on
     * @param because in a sentence, for the record
     * @param visitor where it was asked from
     */
    public void switched(HomeTransaction rows, PersonRow person, String because, Visitor visitor) {
        boolean off = person.rights().disabledAt().isPresent();
        Optional<String> reason = Optional.of(because).filter(text -> off && !text.isEmpty());
        Particulars.of(rows, person.id()).disabled(reason).put(rows, person.id());
        if (off) {
            tools.desk().sessions().close(rows, person.id(), session -> true);
        }
        tools.note(rows, person.id(), off ? Happening.DISABLED : Happening.ENABLED, visitor, because);
        Outbox.add(rows, RIGHTS_CHANGED);
    }

    /** Has every open stream of a home look whether it is still welcome. */
    public void tell(HomeId home) {
        tools.library().hints().tell(home, RIGHTS_CHANGED);
    }
}
