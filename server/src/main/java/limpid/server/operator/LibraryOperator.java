package limpid.server.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Accounts;
import limpid.server.account.NewPerson;
import limpid.server.admin.Homes;
import limpid.server.admin.People;
import limpid.server.audit.Audit;
import limpid.server.library.LibrarySettings;
import limpid.server.library.Registry;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codecs;
import limpid.wire.message.MalformedException;

/** Works on the library in this process: the server's own, or one that was opened for a single order. */
public final class LibraryOperator implements Operator {
    private static final String SOURCE = "admin";

    private final Registry registry;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Keeper keeper;
    private final Town town;
    private final Clock clock;

    public LibraryOperator(Registry registry, Accounts accounts, Ledger ledger, Office office, Clock clock) {
        this.registry = registry;
        this.accounts = accounts;
        this.ledger = ledger;
        this.keeper = office.keeper();
        this.town = new Town(office, registry, clock);
        this.clock = clock;
    }

    /** What concerns the data as a whole, below the library. */
    public interface Keeper {
        /** See {@link Operator#backup}. */
        BackupLine backup(Path to);

        /** See {@link Operator#check}. */
        List<FlawLine> check();
    }

    /** What an operator works with besides the library. */
    public record Office(Keeper keeper, Homes homes, People people, Audit audit) {}

    @Override
    public HomeId owner(NewPerson person) {
        return accounts.createOwner(person).home();
    }

    @Override
    public JoinCode code(String email) {
        Resident resident = registry.resident(email.strip())
                .orElseThrow(() -> notFound(Scope.PERSON, "nobody signs in as " + email));
        return new JoinCode(registry.mintJoinCode(resident), clock.now().plus(LibrarySettings.JOIN_CODE_KEPT));
    }

    @Override
    public void plan(Optional<HomeId> home, long bytes) {
        registry.setPlan(home.orElseGet(this::onlyHome), bytes);
    }

    private HomeId onlyHome() {
        List<HomeId> homes = registry.homes();
        if (homes.isEmpty()) {
            throw notFound(Scope.HOME, "there is no home yet");
        }
        if (homes.size() > 1) {
            Evidence seen = new Evidence(
                    "problem",
                    "there are " + homes.size() + " homes, so --home must say which",
                    "",
                    SOURCE,
                    clock.now());
            throw new ReasonException(
                    Reason.of(ReasonCode.SETTINGS_INVALID, new Subject(Scope.HOME, ""), clock.now(), seen));
        }
        return homes.getFirst();
    }

    @Override
    public List<DeviceLine> devices() {
        List<DeviceLine> lines = new ArrayList<>();
        for (HomeId home : registry.homes()) {
            Map<PersonId, String> emails = ledger.read(
                    home, rows -> rows.persons().stream().collect(Collectors.toMap(PersonRow::id, PersonRow::email)));
            Function<DeviceRow, String> email = row -> emails.getOrDefault(row.person(), "");
            registry.devices(home).forEach(row -> lines.add(line(home, email.apply(row), row)));
        }
        return lines;
    }

    private static DeviceLine line(HomeId home, String email, DeviceRow row) {
        return new DeviceLine(
                row.id(),
                home,
                email,
                row.name(),
                row.platform(),
                row.joinedAt(),
                row.seenAt(),
                row.revokedAt(),
                state(row.report()));
    }

    private static String state(String report) {
        if (report.isEmpty()) {
            return "";
        }
        try {
            return Codecs.REPORT.decode(report.getBytes(UTF_8)).state();
        } catch (MalformedException e) {
            return "UNKNOWN";
        }
    }

    @Override
    public void revoke(DeviceId device) {
        HomeId home = registry.homes().stream()
                .filter(candidate ->
                        ledger.read(candidate, rows -> rows.device(device)).isPresent())
                .findFirst()
                .orElseThrow(() -> notFound(Scope.DEVICE, "no device " + device));
        registry.revoke(home, device);
    }

    @Override
    public List<HomeLine> homes() {
        return town.homes();
    }

    @Override
    public List<PersonLine> people(String text) {
        return town.people(text);
    }

    @Override
    public void disable(String email, boolean disabled, String reason) {
        town.disable(email, disabled, reason);
    }

    @Override
    public List<AuditLine> audit(int limit) {
        return town.audit(limit);
    }

    @Override
    public BackupLine backup(Path to) {
        return keeper.backup(to);
    }

    @Override
    public List<FlawLine> check() {
        return keeper.check();
    }

    private ReasonException notFound(Scope scope, String what) {
        return new ReasonException(Reason.of(
                ReasonCode.NOT_FOUND,
                new Subject(scope, ""),
                clock.now(),
                new Evidence("what", what, "", SOURCE, clock.now())));
    }
}
