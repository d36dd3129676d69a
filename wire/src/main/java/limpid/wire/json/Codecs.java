package limpid.wire.json;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.ErasedWord;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.PolicyNotice;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;
import limpid.wire.message.SignInReply;
import limpid.wire.message.SignInRequest;

/** The codec of each message. Requests are read strictly, replies let a newer server say more. */
public final class Codecs {
    /** POST /v1/collections/{c}/commits. */
    public static final Codec<Commit> COMMIT = new Codec<>(CommitJson::write, CommitJson::read, Codec.Unknown.REFUSED);

    /** Answers a commit that happened; one that did not is a {@link Problem}. */
    public static final Codec<CommitReply.Committed> COMMITTED =
            new Codec<>(CommitJson::writeCommitted, CommitJson::readCommitted, Codec.Unknown.SKIPPED);

    /** GET /v1/collections/{c}/changes. */
    public static final Codec<ChangesPage> CHANGES =
            new Codec<>(ChangesJson::write, ChangesJson::read, Codec.Unknown.SKIPPED);

    /** POST /v1/devices. */
    public static final Codec<JoinRequest> JOIN_REQUEST =
            new Codec<>(JoinJson::writeRequest, JoinJson::readRequest, Codec.Unknown.REFUSED);

    /** Answers a join. */
    public static final Codec<JoinReply> JOIN_REPLY =
            new Codec<>(JoinJson::writeReply, JoinJson::readReply, Codec.Unknown.SKIPPED);

    /** POST /v1/devices/self/sign-in. */
    public static final Codec<SignInRequest> SIGN_IN_REQUEST =
            new Codec<>(JoinJson::writeSignIn, JoinJson::readSignIn, Codec.Unknown.REFUSED);

    /** Answers a device's signing in again. */
    public static final Codec<SignInReply> SIGN_IN_REPLY =
            new Codec<>(JoinJson::writeSignedIn, JoinJson::readSignedIn, Codec.Unknown.SKIPPED);

    /** GET /v1/hello. */
    public static final Codec<Hello> HELLO =
            new Codec<>(SmallJson::writeHello, SmallJson::readHello, Codec.Unknown.SKIPPED);

    /** GET /v1/state. */
    public static final Codec<DeviceState> STATE =
            new Codec<>(StateJson::write, StateJson::read, Codec.Unknown.SKIPPED);

    /** Policies as a device remembers them. */
    public static final Codec<List<PolicyNotice>> POLICIES =
            new Codec<>(PolicyJson::writeAll, PolicyJson::readAll, Codec.Unknown.SKIPPED);

    /** POST /v1/grants: how many bytes to reserve. */
    public static final Codec<Long> RESERVE =
            new Codec<>(SmallJson::writeReserve, SmallJson::readReserve, Codec.Unknown.REFUSED);

    /** Answers a reservation. */
    public static final Codec<Grant> GRANT =
            new Codec<>(SmallJson::writeGrant, SmallJson::readGrant, Codec.Unknown.SKIPPED);

    /** POST /v1/report. */
    public static final Codec<DeviceReport> REPORT =
            new Codec<>(ReportJson::write, ReportJson::read, Codec.Unknown.REFUSED);

    /** One line of GET /v1/hints. */
    public static final Codec<Hint> HINT =
            new Codec<>(SmallJson::writeHint, SmallJson::readHint, Codec.Unknown.SKIPPED);

    /** GET /v1/collections/{c}/deleted. */
    public static final Codec<DeletedPage> DELETED =
            new Codec<>(TrashJson::writeDeleted, TrashJson::readDeleted, Codec.Unknown.SKIPPED);

    /** POST /v1/collections/{c}/restored. */
    public static final Codec<RestoreOrder> RESTORE =
            new Codec<>(TrashJson::writeOrder, TrashJson::readOrder, Codec.Unknown.REFUSED);

    /** Answers a restoration. */
    public static final Codec<Restored> RESTORED =
            new Codec<>(TrashJson::writeRestored, TrashJson::readRestored, Codec.Unknown.SKIPPED);

    /** GET /v1/orders: what a lost device is told. */
    public static final Codec<SealOrder> SEAL_ORDER =
            new Codec<>(SealJson::write, SealJson::read, Codec.Unknown.SKIPPED);

    /** POST /v1/orders: what a lost device says that it has done. */
    public static final Codec<SealWord> SEAL_WORD =
            new Codec<>(SealJson::write, SealJson::readWord, Codec.Unknown.REFUSED);

    /** POST /v1/orders/erased: what a device that left removed of itself. */
    public static final Codec<ErasedWord> ERASED = Records.of(ErasedWord.class);

    /** A reason as programs keep it: in journals and reports. */
    public static final Codec<Reason> REASON = new Codec<>(ReasonJson::write, ReasonJson::read, Codec.Unknown.SKIPPED);

    private Codecs() {}
}
