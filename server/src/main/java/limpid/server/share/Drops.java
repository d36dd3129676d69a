package limpid.server.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import limpid.core.change.Operation;
import limpid.core.chunk.ContentLayout;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.server.library.commit.Access;
import limpid.server.share.Guests.Guest;
import limpid.server.share.Shown.Entrance;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.NameRef;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Grant;

/**
 * Takes files that guests bring. The room is set aside before the first byte, from the maker's share of the plan; a file is
 * there whole or not at all. Safe for all threads.
 */
public final class Drops {
    /** What a bringer of files is recorded as, where devices have their ids. */
    private static final String BRINGER = "drop-";

    private static final String SOURCE = "share";
    private static final int NAMES_MAX = 1000;
    private static final int TRIES = 8;

    private final Guests guests;
    private final Library library;
    private final Ledger ledger;
    private final Clock clock;

    public Drops(Guests guests, Library library, Ledger ledger, Clock clock) {
        this.guests = guests;
        this.library = library;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether {@code device} stands for people who brought files. */
    public static boolean isBringer(DeviceId device) {
        return device.text().startsWith(BRINGER);
    }

    /**
     * A file to come.
     *
     * @param id made by the browser, so that one sent twice comes once
     * @param length of its bytes
     */
    public record Parcel(String id, ItemName name, long length) {}

    /** Gives the bytes when it is time for them. */
    @FunctionalInterface
    public interface Body {
        /** All of them. */
        InputStream stream();
    }

    /**
     * Takes a file; returns the name under which it is there. Fails with: what {@link Guests#read} says, NOT_FOUND (the link
     * brings no files), ALREADY_DONE, QUOTA_EXCEEDED and SERVER_DISK_FULL (without the home's numbers), TRANSFER_INTERRUPTED.
     */
    public String take(Entrance entrance, Parcel parcel, Body body) {
        Guest guest = guests.read(entrance.share(), entrance.pass(), (rows, here) -> admitted(rows, here, parcel));
        Caller caller = new Caller(
                guest.home(),
                guest.share().person(),
                new DeviceId(BRINGER + guest.share().id()));
        Optional<Grant> grant = reserve(caller, parcel);
        try {
            ContentLayout layout = receive(caller, parcel, body);
            return commit(caller, entrance, parcel, new Arrived(layout, grant.map(Grant::id)));
        } finally {
            grant.ifPresent(it -> library.release(caller, it.id()));
        }
    }

    private Guest admitted(HomeTransaction rows, Guest guest, Parcel parcel) {
        if (guest.share().kind() != Share.Kind.DROP || guest.target().kind() != Kind.FOLDER) {
            throw Access.notFound(Scope.ITEM, "link", "", clock.now());
        }
        ItemId id = itemOf(guest, parcel);
        if (rows.items().byIds(guest.share().collection(), List.of(id)).containsKey(id)) {
            throw failure(ReasonCode.ALREADY_DONE, "id", parcel.id());
        }
        return guest;
    }

    /** Follows from link and parcel, so that a parcel that comes again is known; nobody can aim at another's id. */
    private static ItemId itemOf(Guest guest, Parcel parcel) {
        Hash hash = Hash.of((guest.share().tokenHash() + " " + parcel.id()).getBytes(UTF_8));
        return new ItemId(hash.a(), hash.b());
    }

    private Optional<Grant> reserve(Caller caller, Parcel parcel) {
        try {
            return parcel.length() == 0 ? Optional.empty() : Optional.of(library.reserve(caller, parcel.length()));
        } catch (ReasonException e) {
            throw withoutNumbers(e.reason(), parcel);
        }
    }

    /** How full the home or the disk is concerns no guest. */
    private ReasonException withoutNumbers(Reason reason, Parcel parcel) {
        return failure(reason.code(), "needed-bytes", Long.toString(parcel.length()));
    }

    private ContentLayout receive(Caller caller, Parcel parcel, Body body) {
        long seed = ledger.read(
                caller.home(), rows -> Access.home(rows, clock.now()).gearSeed());
        try {
            return new Intake(library, caller, seed, clock).take(body.stream(), parcel.length());
        } catch (IOException e) {
            throw failure(ReasonCode.TRANSFER_INTERRUPTED, "error", String.valueOf(e.getMessage()));
        }
    }

    /** Looks at the link again: it may have ended while the bytes came. */
    private String commit(Caller caller, Entrance entrance, Parcel parcel, Arrived arrived) {
        for (int attempt = 1; ; attempt++) {
            Landing landing = guests.read(
                    entrance.share(),
                    entrance.pass(),
                    (rows, guest) -> new Landing(
                            guest.share().collection(),
                            put(rows, admitted(rows, guest, parcel), parcel, arrived.layout())));
            // The name is part of the key: another name is another commit.
            String key = "drop-" + parcel.id() + "-" + Hash.of(landing.name().getBytes(UTF_8));
            Commit commit = new Commit(List.of(landing.put()), arrived.grant(), Map.of());
            switch (library.commit(caller, landing.collection(), key, commit)) {
                case CommitReply.Committed _ -> {
                    return landing.name();
                }
                case CommitReply.Refused refused -> {
                    // Somebody took the name since it was looked up; then the next one is.
                    if (refused.reason().code() != ReasonCode.NAME_TAKEN || attempt == TRIES) {
                        throw refused(refused.reason(), parcel);
                    }
                }
            }
        }
    }

    /** What came, and what pays for it. */
    private record Arrived(ContentLayout layout, Optional<String> grant) {}

    /** Where it goes. */
    private record Landing(CollectionId collection, Operation.Put put) {
        String name() {
            return put.place().name().text();
        }
    }

    private ReasonException refused(Reason reason, Parcel parcel) {
        return switch (reason.code()) {
            case PARENT_MISSING -> Access.notFound(Scope.ITEM, "link", "", clock.now());
            case VERSION_CONFLICT -> failure(ReasonCode.ALREADY_DONE, "id", parcel.id());
            default -> withoutNumbers(reason, parcel);
        };
    }

    private Operation.Put put(HomeTransaction rows, Guest guest, Parcel parcel, ContentLayout layout) {
        ItemId folder = guest.target().id();
        Place place = new Place(folder, freeName(rows, guest, parcel.name()));
        Content content = new Content(layout.id(), layout.size());
        // A browser tells no date of a file that is brought this way; that of its coming is true and not of 1970.
        Instant came = Instant.ofEpochSecond(clock.now().getEpochSecond());
        return new Operation.Put(
                itemOf(guest, parcel), 0, place, Kind.FILE, Optional.of(content), new Attributes(came, false));
    }

    private ItemName freeName(HomeTransaction rows, Guest guest, ItemName name) {
        ItemId folder = guest.target().id();
        return IntStream.range(0, NAMES_MAX)
                .mapToObj(attempt -> DropName.of(name, attempt))
                .filter(free -> rows.items()
                        .named(guest.share().collection(), List.of(new NameRef(folder, free.key())))
                        .isEmpty())
                .findFirst()
                .orElseThrow(() -> failure(ReasonCode.NAME_TAKEN, "name", name.text()));
    }

    private ReasonException failure(ReasonCode code, String what, String observed) {
        Evidence seen = new Evidence(what, observed, "", SOURCE, clock.now());
        return new ReasonException(Reason.of(code, new Subject(Scope.ITEM, ""), clock.now(), seen));
    }
}
