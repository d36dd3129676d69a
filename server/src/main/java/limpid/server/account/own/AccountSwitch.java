package limpid.server.account.own;

import java.util.Optional;
import limpid.server.account.Happening;
import limpid.server.account.Particulars;
import limpid.server.account.Visitor;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/**
 * Switches accounts off and on again, for who may. Off: all browsers are signed out, devices and app passwords are refused,
 * and nothing is deleted. On: devices and app passwords go on as before. Safe for all threads.
 */
public final class AccountSwitch {
    private final OwnTools tools;

    public AccountSwitch(OwnTools tools) {
        this.tools = tools;
    }

    /**
     * Switches one off; one that is off already stays so. Fails with: NOT_FOUND.
     *
     * @param because in a sentence, for the record
     * @param visitor where it was asked from
     */
    public void off(Resident resident, String because, Visitor visitor) {
        tools.changeRights(resident.home(), rows -> {
            PersonRow person = person(rows, resident);
            if (person.rights().disabledAt().isPresent()) {
                return person;
            }
            rows.putPerson(person.with(
                    person.rights().disabled(Optional.of(tools.clock().now()))));
            Particulars.of(rows, person.id()).disabled(Optional.of(because)).put(rows, person.id());
            tools.desk().sessions().close(rows, person.id(), session -> true);
            tools.desk().history().note(rows, person.id(), Happening.DISABLED, visitor, because);
            return person;
        });
    }

    /** Switches one on again; one that is on stays so. Fails with: NOT_FOUND. */
    public void on(Resident resident, Visitor visitor) {
        tools.changeRights(resident.home(), rows -> {
            PersonRow person = person(rows, resident);
            if (person.rights().disabledAt().isEmpty()) {
                return person;
            }
            rows.putPerson(person.with(person.rights().disabled(Optional.empty())));
            Particulars.of(rows, person.id()).disabled(Optional.empty()).put(rows, person.id());
            tools.desk().history().note(rows, person.id(), Happening.ENABLED, visitor, "");
            return person;
        });
    }

    private PersonRow person(HomeTransaction rows, Resident resident) {
        return rows.person(resident.person())
                .orElseThrow(() -> tools.objections().notFound("person"));
    }
}
