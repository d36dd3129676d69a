package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import limpid.core.id.DeviceId;
import limpid.server.account.own.Actor;
import limpid.server.account.own.TwoStep;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Qr;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Two-step sign-in of a person: on, off, and recovery codes. */
final class TwoStepEndpoints {
    private static final Codec<PasswordForm> PASSWORD = Records.of(PasswordForm.class);
    private static final Codec<Begun> BEGUN = Records.of(Begun.class);
    private static final Codec<FinishForm> FINISH = Records.of(FinishForm.class);
    private static final Codec<OffForm> OFF = Records.of(OffForm.class);
    private static final Codec<Codes> CODES = Records.of(Codes.class);

    private final TwoStep twoStep;
    private final Doorway doorway;

    TwoStepEndpoints(TwoStep twoStep, Doorway doorway) {
        this.twoStep = twoStep;
        this.doorway = doorway;
    }

    private record PasswordForm(String password) {}

    private record Begun(String secret, String uri, Qr qr) {}

    private record FinishForm(String code, List<DeviceId> signInAgain) {}

    private record OffForm(String password, String code) {}

    private record Codes(List<String> recoveryCodes) {}

    Reply begin(Request request) {
        Asker asker = doorway.askers().anybody(request);
        String password = PASSWORD.decode(request.body().bytes()).password();
        String secret = twoStep.begin(doorway.actor(asker, request), password);
        String uri = uri(doorway.me().server().name(), asker.person().email(), secret);
        return Fresh.json(200, BEGUN.encode(new Begun(secret, uri, Qr.of(uri))));
    }

    /** What authenticators read. Source: the key URI format that Google Authenticator introduced. */
    private static String uri(String issuer, String account, String secret) {
        return "otpauth://totp/" + part(issuer) + ":" + part(account) + "?secret=" + secret + "&issuer=" + part(issuer);
    }

    /** Authenticators take a plus sign for one. */
    private static String part(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    Reply finish(Request request) {
        Actor actor = doorway.actor(request);
        FinishForm form = FINISH.decode(request.body().bytes());
        return codes(twoStep.finish(actor, form.code(), form.signInAgain()));
    }

    Reply off(Request request) {
        Actor actor = doorway.actor(request);
        OffForm form = OFF.decode(request.body().bytes());
        twoStep.off(actor, form.password(), form.code());
        return Fresh.done();
    }

    Reply freshCodes(Request request) {
        Actor actor = doorway.actor(request);
        String password = PASSWORD.decode(request.body().bytes()).password();
        return codes(twoStep.freshCodes(actor, password));
    }

    private static Reply codes(List<String> codes) {
        return Fresh.json(200, CODES.encode(new Codes(codes)));
    }
}
