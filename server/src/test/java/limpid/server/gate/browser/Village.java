package limpid.server.gate.browser;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.gate.Desk;
import limpid.server.gate.Routes;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow.Rights;
import limpid.store.ledger.Role;

/**
 * A library in memory with two homes and a browser for each person: Ann owns the first, where Ben is a member and Cleo a child;
 * Eve owns the second.
 */
public final class Village {
    public final Rig rig = new Rig();
    public final Resident ann = rig.owner;
    public final Resident ben =
            rig.library.registry().addPerson(rig.owner.home(), "Ben", "ben@example.org", "", Role.MEMBER);
    public final Resident cleo =
            rig.library.registry().addPerson(rig.owner.home(), "Cleo", "cleo@example.org", "", Role.CHILD);
    public final Resident eve = rig.library.registry().createHomeWithOwner("Eve", "eve@example.net", "");
    public final Sessions sessions = new Sessions(rig.ledger, rig.clock, rig.chance);
    public final Cookies cookies = new Cookies(rig.library.serverId());
    public final PeopleDoor door = new PeopleDoor(sessions, cookies, rig.clock);
    public final Askers askers = new Askers(door, rig.ledger, rig.clock);
    public final Desk desk;

    /** One whose gate knows these routes. */
    public Village(Function<Village, Routes> routes) {
        desk = new Desk(routes.apply(this), rig.clock, rig.chance);
    }

    /** A browser at which somebody signs in now. */
    public Surfer browserOf(Resident who) {
        Surfer surfer = stranger();
        String cookie = sessions.open(who, new Visitor("192.0.2.1", "Surfer/1"));
        String name = rig.library.serverId().substring(0, 8);
        return surfer.withCookie("__Host-limpid-" + name + "=" + cookie);
    }

    /** A browser at which nobody is signed in. */
    public Surfer stranger() {
        return new Surfer(desk, "192.0.2.1");
    }

    /** Somebody as the library knows them, by a device of theirs. */
    public Caller caller(Resident who) {
        return who.equals(ann) ? rig.ann : new Caller(who.home(), who.person(), new DeviceId("laptop-" + who.person()));
    }

    /** The files of somebody. */
    public CollectionId files(Resident who) {
        return rig.library.collections(caller(who)).getFirst().id();
    }

    /** Disables somebody, or lets them in again. */
    public void disable(Resident who, boolean disabled) {
        change(who, rights -> rights.disabled(disabled ? Optional.of(rig.clock.now()) : Optional.empty()));
    }

    /** Gives somebody other rights. */
    public void change(Resident who, Function<Rights, Rights> change) {
        rig.ledger.write(who.home(), rows -> {
            PersonId id = who.person();
            rows.person(id).ifPresent(row -> rows.putPerson(row.with(change.apply(row.rights()))));
            return id;
        });
    }

    /** Everybody by name. */
    public Map<String, Resident> people() {
        return Map.of("ann", ann, "ben", ben, "cleo", cleo, "eve", eve);
    }
}
