package limpid.server.admin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.library.Registry;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.MalformedException;

/**
 * All homes of a server, for whoever runs it: how full they are and who owns them, never what is in them. Safe for all
 * threads.
 */
public final class Homes {
    /** As many as one asks for. */
    public static final int PAGE_MAX = 200;
    /** The largest plan that browsers can say without losing digits. */
    public static final long PLAN_BYTES_MAX = (1L << 53) - 1;

    private static final int NAME_CHARACTERS_MAX = 100;

    private final Ledger ledger;
    private final Registry registry;
    private final Audit audit;
    private final Clock clock;
    private final Chance chance;
    private final Directory directory;

    public Homes(Ledger ledger, Registry registry, Audit audit, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
        this.directory = new Directory(ledger);
    }

    /**
     * A home as a whole.
     *
     * @param owners who runs it; empty while the first has not come yet
     * @param devices that are signed in
     * @param lastSeenAt the last contact of any device
     */
    public record HomeLine(
            HomeId id, HomeRow row, List<PersonRow> owners, int people, int devices, Optional<Instant> lastSeenAt) {}

    /**
     * Some homes, by id.
     *
     * @param next what to ask the rest with; empty if there is none
     */
    public record HomePage(List<HomeLine> homes, Optional<String> next) {}

    /** Homes whose name or owner's name or address has {@code text} in it; all for an empty one. */
    public HomePage list(String text, String after, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Directory.Page<HomeLine> page = directory.page(
                after,
                Math.clamp(limit, 1, PAGE_MAX),
                (home, rows) -> line(rows).filter(line -> matches(line, wanted)).stream()
                        .toList(),
                line -> line.id().text());
        return new HomePage(page.rows(), page.next());
    }

    private static boolean matches(HomeLine line, String wanted) {
        return wanted.isEmpty()
                || line.row().name().toLowerCase(Locale.ROOT).contains(wanted)
                || line.owners().stream().anyMatch(owner -> People.matches(owner, wanted));
    }

    /** One home. Fails with: NOT_FOUND. */
    public HomeLine home(HomeId home) {
        return ledger.read(home, Homes::line).orElseThrow(() -> notFound(home));
    }

    static Optional<HomeLine> line(HomeTransaction rows) {
        return rows.homeRow().map(row -> {
            List<PersonRow> people = rows.persons();
            List<DeviceRow> devices = rows.devices().stream()
                    .filter(device -> device.revokedAt().isEmpty())
                    .toList();
            return new HomeLine(
                    rows.home(),
                    row,
                    people.stream().filter(PersonRow::isOwner).toList(),
                    people.size(),
                    devices.size(),
                    devices.stream().map(DeviceRow::seenAt).max(Comparator.naturalOrder()));
        });
    }

    /**
     * A new home in which nobody lives yet. One of that id in which nobody lives is well, so that a call whose answer was
     * lost can be made again. Fails with: ALREADY_DONE, REQUEST_MALFORMED by {@link MalformedException}.
     */
    public void create(HomeId home, String name, long planBytes, Actor by) {
        checkName(name);
        checkPlan(planBytes);
        if (ledger.read(home, rows -> !rows.persons().isEmpty())) {
            throw Objection.of(ReasonCode.ALREADY_DONE, new Subject(Scope.HOME, ""), clock.now())
                    .saw("home", home)
                    .exception();
        }
        long gearSeed = chance.below(Long.MAX_VALUE);
        Note note =
                Note.of(by, Act.HOME_CREATED, Party.home(home, name.strip())).with("planBytes", planBytes);
        ledger.administer(rows -> {
            if (!rows.homes().contains(home)) {
                rows.addHome(home);
                audit.note(rows.documents(), note);
            }
            return home;
        });
        ledger.write(home, rows -> {
            long seed = rows.homeRow().map(HomeRow::gearSeed).orElse(gearSeed);
            rows.putHome(HomeRow.empty(name.strip(), planBytes, seed));
            return home;
        });
    }

    /** Gives a home another name. Fails with: NOT_FOUND, REQUEST_MALFORMED by {@link MalformedException}. */
    public void rename(HomeId home, String name, Actor by) {
        checkName(name);
        ledger.write(home, rows -> {
            HomeRow row = Access.home(rows, clock.now());
            rows.putHome(row.called(name.strip()));
            audit.note(rows.documents(), renamed(home, row, name, by));
            return home;
        });
    }

    private static Note renamed(HomeId home, HomeRow row, String name, Actor by) {
        return Note.of(by, Act.HOME_RENAMED, Party.home(home, row.name())).with("name", name.strip());
    }

    /** Changes what a home may hold. Less than it holds takes nothing away. Fails with: NOT_FOUND, as {@link #create}. */
    public void plan(HomeId home, long planBytes, Actor by) {
        checkPlan(planBytes);
        HomeRow row = home(home).row();
        registry.setPlan(home, planBytes);
        Note note = Note.of(by, Act.PLAN_CHANGED, Party.home(home, row.name()))
                .with("fromBytes", row.planBytes())
                .with("planBytes", planBytes);
        audit.note(note);
        audit.note(home, note);
    }

    private limpid.core.reason.ReasonException notFound(HomeId home) {
        return Access.notFound(Scope.HOME, "home", home.text(), clock.now());
    }

    private static void checkName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > NAME_CHARACTERS_MAX
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("name", "A name has 1 to " + NAME_CHARACTERS_MAX + " characters.");
        }
    }

    private static void checkPlan(long bytes) {
        if (bytes < 0 || bytes > PLAN_BYTES_MAX) {
            throw new MalformedException("planBytes", "A plan has 0 bytes or more, and less than 8 PiB.");
        }
    }
}
