package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.change.Digest;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DirectoryTransaction.CodeRow;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.PersonRow.Rights;
import limpid.store.ledger.Role;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.PairingCode;
import limpid.wire.message.SpaceState;

/** Who lives here: homes, persons, devices, and the codes by which devices join. Safe for all threads. */
public final class Registry {
    private static final String FILES = "files";
    private static final String JOIN = "join";
    private static final String PINNED_KEY = "pinned-key";
    private static final int ID_BYTES = 8;
    private static final int NAME_LENGTH_MAX = 100;
    private static final int PLATFORM_LENGTH_MAX = 200;

    private final Ports ports;
    private final ServerIdentity identity;
    private final HintFeed hints;
    private final Admission admission;
    /** When each device's last sign of life was written; forgetting costs one write. */
    private final Map<DeviceId, Instant> seen = new ConcurrentHashMap<>();

    Registry(Ports ports, ServerIdentity identity, HintFeed hints) {
        this.ports = ports;
        this.identity = identity;
        this.hints = hints;
        this.admission = new Admission(ports);
    }

    /**
     * A new home with its owner and an empty {@code files} collection. The owner of the first home runs the server.
     *
     * <p>Fails with: ADDRESS_TAKEN when somebody signs in with this address already, REQUEST_MALFORMED when a text is
     * empty or too long.
     *
     * @param passwordHash in its text form; empty for somebody who cannot sign in with a password
     */
    public Resident createHomeWithOwner(String name, String email, String passwordHash) {
        checkText("name", name, NAME_LENGTH_MAX);
        checkText("email", email, NAME_LENGTH_MAX);
        Resident resident = new Resident(new HomeId("h-" + random()), newPerson());
        boolean first = ports.ledger().administer(directory -> {
            checkFree(directory, email);
            boolean none = directory.homes().isEmpty();
            directory.addHome(resident.home());
            return none;
        });
        long gearSeed = ports.chance().below(Long.MAX_VALUE);
        ports.ledger().write(resident.home(), rows -> {
            rows.putHome(HomeRow.empty(name, ports.settings().planBytes(), gearSeed));
            return resident;
        });
        PersonRow owner = PersonRow.of(resident.person(), email, name, Role.OWNER, now())
                .withPassword(passwordHash)
                .with(Rights.of(Role.OWNER).administering(first));
        return moveIn(resident.home(), owner, FILES);
    }

    /**
     * Somebody more in a home, with an empty {@code files} collection of their own. Fails with: ADDRESS_TAKEN,
     * REQUEST_MALFORMED, NOT_FOUND.
     */
    public Resident addPerson(HomeId home, String name, String email, String passwordHash, Role role) {
        checkText("name", name, NAME_LENGTH_MAX);
        checkText("email", email, NAME_LENGTH_MAX);
        ports.ledger().administer(directory -> {
            checkFree(directory, email);
            return email;
        });
        PersonRow person = PersonRow.of(newPerson(), email, name, role, now()).withPassword(passwordHash);
        return moveIn(home, person, FILES + "-" + person.id());
    }

    private Resident moveIn(HomeId home, PersonRow person, String files) {
        Resident resident = new Resident(home, person.id());
        String epoch = Epochs.fresh(ports.chance());
        List<Hint> told = List.of(new Hint(Hint.Kind.SPACE, "", 0));
        ports.ledger().write(home, rows -> {
            Access.home(rows, now());
            rows.putPerson(person);
            rows.putCollection(
                    new CollectionRow(new CollectionId(files), FILES, person.id(), epoch, 0, 0, Digest.EMPTY, 0, 0));
            Outbox.add(rows, told);
            return resident;
        });
        // Last, so that whoever finds the address finds the home complete; of two that came at once one is told.
        ports.ledger().administer(directory -> {
            checkFree(directory, person.email());
            directory.putResident(person.email(), resident);
            return resident;
        });
        hints.tell(home, told);
        return resident;
    }

    private void checkFree(DirectoryTransaction directory, String email) {
        if (directory.resident(email).isPresent()) {
            throw Objection.of(ReasonCode.ADDRESS_TAKEN, Subject.server(""), now())
                    .saw("address", email)
                    .exception();
        }
    }

    /**
     * Changes the address somebody signs in with. A stop in the middle leaves both working, and asking again ends it. Fails
     * with: ADDRESS_TAKEN, NOT_FOUND.
     */
    public void changeAddress(Resident resident, String email) {
        checkText("email", email, NAME_LENGTH_MAX);
        ports.ledger().administer(directory -> {
            if (directory.resident(email).filter(resident::equals).isEmpty()) {
                checkFree(directory, email);
            }
            directory.putResident(email, resident);
            return email;
        });
        String before = ports.ledger().write(resident.home(), rows -> {
            PersonRow row = rows.person(resident.person())
                    .orElseThrow(() -> Access.notFound(
                            Scope.PERSON, "person", resident.person().text(), now()));
            rows.putPerson(row.reachedAt(email));
            return row.email();
        });
        if (!before.equalsIgnoreCase(email)) {
            ports.ledger().administer(directory -> {
                directory.dropResident(before);
                return before;
            });
        }
    }

    private PersonId newPerson() {
        return new PersonId("p-" + random());
    }

    /** Who signs in with an address; empty if nobody does. */
    public Optional<Resident> resident(String email) {
        return ports.ledger().administer(directory -> directory.resident(email));
    }

    /** All homes, by id. */
    public List<HomeId> homes() {
        return ports.ledger().administer(directory -> directory.homes());
    }

    /** A person's row; empty if there is none. */
    public Optional<PersonRow> person(Resident resident) {
        return ports.ledger().read(resident.home(), rows -> rows.person(resident.person()));
    }

    /**
     * A code with which one device may join for a person in the next 15 minutes, with the pin of the server's key if it has
     * one. It is shown once: only a hash stays.
     */
    public String mintJoinCode(Resident resident) {
        if (person(resident).isEmpty()) {
            throw Access.notFound(Scope.PERSON, "person", resident.person().text(), now());
        }
        PairingCode code = JoinCodes.fresh(ports.chance());
        Instant expires = now().plus(LibrarySettings.JOIN_CODE_KEPT);
        CodeRow row = new CodeRow(JoinCodes.hash(code), JOIN, Optional.of(resident), expires, false);
        return ports.ledger().administer(directory -> {
            directory.putCode(row);
            return directory
                    .fact(PINNED_KEY)
                    .filter(key -> !key.isEmpty())
                    .map(key -> PairingCode.pinning(code.code(), Hash.fromHex(key)))
                    .orElse(code)
                    .text();
        });
    }

    /**
     * By which key this server proves itself to devices that join from now on; empty if nothing is encrypted or known
     * authorities vouch for it. Kept, so that codes that are made while no server runs carry it as well.
     */
    public void pin(Optional<Hash> key) {
        String text = key.map(Hash::toString).orElse("");
        ports.ledger().administer(directory -> {
            if (!directory.fact(PINNED_KEY).orElse("").equals(text)) {
                directory.putFact(PINNED_KEY, text);
            }
            return text;
        });
    }

    /** Makes a device of a computer that knows a code. Fails with: JOIN_CODE_WRONG, JOIN_CODE_EXPIRED, REQUEST_MALFORMED. */
    public JoinReply join(JoinRequest request) {
        checkText("name", request.name(), NAME_LENGTH_MAX);
        checkText("platform", request.platform(), PLATFORM_LENGTH_MAX);
        Resident resident = useCode(request.code());
        Secret secret = Secret.fresh(resident.home(), new DeviceId("d-" + random()), ports.chance());
        DeviceRow device = DeviceRow.joined(
                secret.device(), resident.person(), request.name().strip(), request.platform(), secret.hash(), now());
        return ports.ledger().write(resident.home(), rows -> {
            rows.putDevice(device);
            return welcome(rows, resident, secret);
        });
    }

    private JoinReply welcome(HomeTransaction rows, Resident resident, Secret secret) {
        Caller caller = new Caller(resident.home(), resident.person(), secret.device());
        return new JoinReply(
                identity.id(),
                resident.home(),
                resident.person(),
                secret.device(),
                secret.text(),
                Access.home(rows, now()).gearSeed(),
                Library.collections(rows, caller));
    }

    /** A code is used up before its device exists: a crash between costs a new code, never two devices from one. */
    private Resident useCode(String typed) {
        Instant now = now();
        Hash hash = JoinCodes.hash(typed).orElseThrow(() -> codeProblem(ReasonCode.JOIN_CODE_WRONG, now));
        return ports.ledger().administer(directory -> {
            CodeRow code = directory
                    .code(hash)
                    .filter(row -> row.purpose().equals(JOIN))
                    .orElseThrow(() -> codeProblem(ReasonCode.JOIN_CODE_WRONG, now));
            if (code.used() || !code.expires().isAfter(now)) {
                throw codeProblem(ReasonCode.JOIN_CODE_EXPIRED, now, code);
            }
            directory.putCode(new CodeRow(hash, JOIN, code.resident(), code.expires(), true));
            return code.resident().orElseThrow();
        });
    }

    private static ReasonException codeProblem(ReasonCode code, Instant now) {
        return Objection.of(code, Subject.device(), now).exception();
    }

    private static ReasonException codeProblem(ReasonCode code, Instant now, CodeRow row) {
        return Objection.of(code, Subject.device(), now)
                .saw("code-used", row.used(), false)
                .saw("code-expires", row.expires(), "later than " + now)
                .exception();
    }

    /** Whose secret this is. Fails with: NOT_SIGNED_IN, TOKEN_REVOKED, ACCOUNT_DISABLED, the code of the device's hold. */
    public Caller authenticate(String shown) {
        return admission.authenticate(shown);
    }

    /**
     * Whose secret this is or was, welcome or not: for the one question that a device may ask in any case. Fails with:
     * NOT_SIGNED_IN.
     */
    public Caller identify(String shown) {
        return admission.identify(shown);
    }

    /** Lets somebody ask who may. Fails with: ACCOUNT_DISABLED. */
    public void requireEnabled(PersonRow person) {
        admission.requireEnabled(person);
    }

    /** The devices of a home, by id; those signed out too. */
    public List<DeviceRow> devices(HomeId home) {
        return ports.ledger().read(home, rows -> rows.devices());
    }

    /** Notes a sign of life, at most once a minute. */
    public void touch(Caller caller) {
        Instant now = now();
        Instant last = seen.get(caller.device());
        if (last != null && now.isBefore(last.plus(LibrarySettings.SEEN_EVERY)) && !now.isBefore(last)) {
            return;
        }
        ports.ledger().write(caller.home(), rows -> {
            rows.device(caller.device()).ifPresent(row -> rows.putDevice(row.seen(now, row.report())));
            return now;
        });
        seen.put(caller.device(), now);
    }

    /** Keeps a device's report, as JSON. */
    void report(Caller caller, byte[] json) {
        String report = new String(json, UTF_8);
        Instant now = now();
        ports.ledger().write(caller.home(), rows -> {
            rows.device(caller.device()).ifPresent(row -> rows.putDevice(row.seen(now, report)));
            return now;
        });
        seen.put(caller.device(), now);
    }

    /** Changes what people call a device. Fails with: NOT_FOUND, REQUEST_MALFORMED. */
    public void rename(HomeId home, DeviceId device, String name) {
        checkText("name", name, NAME_LENGTH_MAX);
        ports.ledger().write(home, rows -> {
            DeviceRow row = device(rows, device);
            rows.putDevice(row.called(name.strip()));
            return row;
        });
    }

    /** Signs a device out: its secret is worth nothing from now on, and its reserved space is free. Fails with: NOT_FOUND. */
    public void revoke(HomeId home, DeviceId device) {
        Instant now = now();
        List<Hint> told = List.of(new Hint(Hint.Kind.DEVICE, "", 0), new Hint(Hint.Kind.SPACE, "", 0));
        ports.ledger().write(home, rows -> {
            DeviceRow row = device(rows, device);
            rows.putDevice(row.revoked(row.revokedAt().orElse(now)));
            Grants.giveBack(
                    rows,
                    rows.grantsExpiring(Instant.MAX).stream()
                            .filter(grant -> grant.device().equals(device))
                            .toList());
            Outbox.add(rows, told);
            return row;
        });
        hints.tell(home, told);
    }

    private DeviceRow device(HomeTransaction rows, DeviceId id) {
        return rows.device(id).orElseThrow(() -> Access.notFound(Scope.DEVICE, "device", id.text(), now()));
    }

    /** Changes what a home's plan allows. Fails with: NOT_FOUND, REQUEST_MALFORMED. */
    public void setPlan(HomeId home, long bytes) {
        if (bytes < 0) {
            throw Objection.malformed("a plan has 0 bytes or more", now())
                    .saw("plan-bytes", bytes)
                    .exception();
        }
        List<Hint> told = List.of(new Hint(Hint.Kind.SPACE, "", 0));
        ports.ledger().write(home, rows -> {
            HomeRow row = Access.home(rows, now());
            rows.putHome(row.planned(bytes));
            Outbox.add(rows, told);
            return row;
        });
        hints.tell(home, told);
    }

    /** How full a home is. Fails with: NOT_FOUND. */
    public SpaceState space(HomeId home) {
        return ports.ledger().read(home, rows -> Library.space(Access.home(rows, now())));
    }

    private void checkText(String what, String text, int lengthMax) {
        boolean printable = text.chars().noneMatch(Character::isISOControl);
        if (text.isBlank() || text.length() > lengthMax || !printable) {
            throw Objection.malformed("the " + what + " has 1 to " + lengthMax + " printable characters", now())
                    .saw("text-length", text.length(), lengthMax)
                    .exception();
        }
    }

    private String random() {
        return HexFormat.of().formatHex(ports.chance().bytes(ID_BYTES));
    }

    private Instant now() {
        return ports.clock().now();
    }
}
