package limpid.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.change.Digest;
import limpid.core.change.Operation;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitHead;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.DeviceOrders;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.ErasedWord;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.MachineFacts;
import limpid.wire.message.OrdersHeard;
import limpid.wire.message.PolicyNotice;
import limpid.wire.message.QuietHours;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;

/** One message of each kind, with every field filled. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final byte[] SMALL = "a small content".getBytes(UTF_8);
    static final Content CONTENT = new Content(ContentId.ofChunk(ChunkId.of(SMALL)), SMALL.length);
    static final DeviceId DEVICE = new DeviceId("laptop-1");

    static final Item FOLDER = new Item(
            new ItemId(1, 2),
            1,
            7,
            new Place(ItemId.ROOT, new ItemName("Bücher \"neu\"")),
            Kind.FOLDER,
            Optional.empty(),
            Attributes.NONE,
            false,
            DEVICE,
            NOON);
    static final Item FILE = new Item(
            new ItemId(-1, 3),
            12,
            8,
            new Place(new ItemId(1, 2), new ItemName("読む.txt")),
            Kind.FILE,
            Optional.of(CONTENT),
            new Attributes(NOON.plusNanos(123_456_789), true),
            false,
            DEVICE,
            NOON.plusMillis(1));
    static final Item TOMBSTONE = new Item(
            new ItemId(5, 6),
            2,
            9,
            new Place(ItemId.ROOT, new ItemName("gone")),
            Kind.LINK,
            Optional.of(CONTENT),
            Attributes.NONE,
            true,
            DEVICE,
            NOON);

    static final Commit COMMIT = new Commit(
            List.of(
                    new Operation.Put(FOLDER.id(), 0, FOLDER.place(), Kind.FOLDER, Optional.empty(), Attributes.NONE),
                    new Operation.Put(FILE.id(), 11, FILE.place(), Kind.FILE, FILE.content(), FILE.attributes()),
                    new Operation.Delete(TOMBSTONE.id(), 1, false),
                    new Operation.Delete(new ItemId(8, 8), 4, true)),
            Optional.of("grant-1"),
            Map.of(CONTENT.id().chunk(), SMALL, ChunkId.of(new byte[0]), new byte[0]),
            Optional.of("5f3e2a"));
    static final CommitReply.Committed COMMITTED = new CommitReply.Committed(
            List.of(FOLDER, FILE, TOMBSTONE),
            Optional.of(new CommitHead(new ChangeToken("abc_-124"), "e1", 9, Digest.EMPTY.plus(FILE))));
    static final ChangesPage CHANGES = new ChangesPage(
            TokenOutcome.MORE,
            List.of(FOLDER, FILE, TOMBSTONE),
            Map.of(CONTENT.id().chunk(), SMALL),
            new ChangeToken("abc_-123"),
            "e1",
            9,
            Digest.EMPTY.plus(FILE));
    static final CollectionState COLLECTION =
            new CollectionState(new CollectionId("files"), "files", "e1", 9, Digest.EMPTY.plus(FILE), 2, 15);
    static final DeviceState STATE = new DeviceState(
            DEVICE,
            "Ada's laptop",
            "Ada",
            new SpaceState(1L << 40, 15, 20, 7).allowing(9),
            Optional.of(new StorageState(StorageState.Room.LITTLE, Optional.of(1L << 30), List.of(FILE.id()))),
            List.of(COLLECTION),
            NOON,
            DeviceOrders.NONE,
            List.of(new PolicyNotice(
                    "School",
                    "Grace",
                    "the office",
                    Optional.of(List.of("files")),
                    Optional.of(1L << 30),
                    Optional.of(new QuietHours(
                            ZoneId.of("Europe/Berlin"),
                            List.of(new QuietHours.Span(
                                    Set.of(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY),
                                    LocalTime.of(22, 0),
                                    LocalTime.of(6, 0))))))));
    static final DeviceState ORDERED_STATE = new DeviceState(
            DEVICE,
            "Ada's laptop",
            "Ada",
            new SpaceState(1L << 40, 15, 20, 7),
            Optional.empty(),
            List.of(),
            NOON,
            new DeviceOrders(
                    Optional.of(new DeviceOrders.Pause(4, true, Optional.of(NOON.plusSeconds(3600)), "Ada", NOON)),
                    Optional.of(new DeviceOrders.Confirm(3, 260, "Ada", NOON))),
            List.of());
    static final SealOrder SEAL_ORDER = new SealOrder(
            SealOrder.Step.OPEN,
            "Ada",
            NOON,
            "Please call 555 0100",
            "de9e",
            Optional.of("5dab"),
            Optional.of(SealOrder.Step.SEAL));
    static final SealWord SEAL_WORD = new SealWord(SealOrder.Step.SEAL, 12, 4096, 2, 100);
    static final ErasedWord ERASED = new ErasedWord(12, 4096, 1);
    static final Hello HELLO = new Hello("server-1", "Home", "0.1.0", 1, 1, NOON, true);
    static final JoinRequest JOIN_REQUEST = new JoinRequest("ABCDE-FGHJK", "Ada's laptop", "Linux 6.1 amd64", "0.1.0");
    static final JoinReply JOIN_REPLY = new JoinReply(
            "server-1",
            new HomeId("home-1"),
            new PersonId("ada"),
            DEVICE,
            "home-1.laptop-1.c2VjcmV0",
            -2,
            List.of(COLLECTION));
    static final Grant GRANT = new Grant("grant-1", 1L << 33, NOON.plusSeconds(3600));
    static final Hint HINT = new Hint(Hint.Kind.CHANGED, "files", 9);
    static final List<DeletedThing> DELETED = List.of(
            new DeletedThing(FILE.id(), "docs/plan.txt", Kind.FILE, 15, NOON),
            new DeletedThing(FOLDER.id(), "B\u00fccher", Kind.FOLDER, 0, NOON.minusSeconds(60)));
    static final Reason REASON = Reason.of(
                    ReasonCode.QUOTA_EXCEEDED,
                    Subject.home(),
                    NOON,
                    new Evidence("free-bytes", "5", "10", "library", NOON))
            .retryAt(NOON.plusSeconds(60));
    static final DeviceReport REPORT = new DeviceReport(
            "WAITING",
            "Waiting for room.",
            NOON,
            3,
            4096,
            List.of(REASON, Reason.of(ReasonCode.NAME_ILLEGAL, Subject.item("a/b:c"), NOON)),
            Optional.of(NOON.minusSeconds(30)),
            9,
            "0.1.0");

    static final DeviceReport FULL_REPORT = REPORT.from(
            new MachineFacts(
                    Optional.of("LENOVO 20XWCTO1WW"),
                    Optional.of("Debian GNU/Linux 12"),
                    Optional.of("PF-3A1B2C"),
                    Optional.of(new MachineFacts.Disk(5L << 30, 9L << 30)),
                    Optional.of(new MachineFacts.Battery(81, true)),
                    List.of(new MachineFacts.Holding("files", 12, 4096))),
            new OrdersHeard(4, 3));

    private Samples() {}
}
