package limpid.server.page;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;
import limpid.server.library.LibrarySettings;
import limpid.server.library.Registry;
import limpid.server.page.DevicePages.JoinOffer;
import limpid.store.ledger.DirectoryTransaction.Resident;

/** The pages of somebody who is signed in. */
final class HomeEndpoints {
    private static final int NAME_CHARACTERS_MAX = 100;

    private final Household household;
    private final Registry registry;
    private final HomePage homePage;
    private final DevicePages devicePages;
    private final Clock clock;

    HomeEndpoints(Household household, Registry registry, HomePage homePage, DevicePages devicePages, Clock clock) {
        this.household = household;
        this.registry = registry;
        this.homePage = homePage;
        this.devicePages = devicePages;
        this.clock = clock;
    }

    Reply home(Request request, Session session) {
        return html(200, homePage.page(household.home(session)));
    }

    /** The changing part of the first page, for the script. */
    Reply live(Request request, Session session) {
        return html(200, homePage.live(household.home(session)));
    }

    Reply joined(Request request, Session session) {
        Optional<DeviceView> device = request.parameter("since")
                .flatMap(HomeEndpoints::instant)
                .flatMap(since -> household.joinedSince(session, since));
        return html(200, device.map(DevicePages::joined).orElseGet(DevicePages::waiting));
    }

    Reply code(Request request, Session session, FormBody form) {
        String code = registry.mintJoinCode(new Resident(session.home(), session.person()));
        String address = Addresses.own(request);
        JoinOffer offer = new JoinOffer(
                code,
                "limpid join " + address + " " + code,
                address + "/join?code=" + code,
                clock.now(),
                clock.now().plus(LibrarySettings.JOIN_CODE_KEPT),
                Addresses.isLoopback(address));
        return html(200, devicePages.code(household.account(session), offer));
    }

    Reply device(Request request, Session session) {
        return html(200, page(session, own(request, session), ""));
    }

    Reply rename(Request request, Session session, FormBody form) {
        DeviceView device = own(request, session);
        String name = form.value("name").strip();
        if (name.isEmpty()
                || name.length() > NAME_CHARACTERS_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            return html(422, page(session, device, "Please give a name of 1 to 100 characters."));
        }
        registry.rename(session.home(), new DeviceId(device.id()), name);
        return Reply.seeOther("/devices/" + device.id());
    }

    Reply signOut(Request request, Session session, FormBody form) {
        DeviceView device = own(request, session);
        if (!form.value("sure").equals("yes")) {
            return html(422, page(session, device, "Please tick the box below, so that nothing happens by accident."));
        }
        registry.revoke(session.home(), new DeviceId(device.id()));
        return Reply.seeOther("/");
    }

    private Html page(Session session, DeviceView device, String complaint) {
        return devicePages.device(household.account(session), device, complaint, clock.now());
    }

    /** The device in the path, if it is one of this person's. Fails with: NOT_FOUND. */
    private DeviceView own(Request request, Session session) {
        return id(request.path().get(1))
                .flatMap(id -> household.device(session, id))
                .orElseThrow(() -> new ReasonException(
                        Reason.of(ReasonCode.NOT_FOUND, new Subject(Scope.DEVICE, ""), clock.now())));
    }

    private static Optional<DeviceId> id(String text) {
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Reply html(int status, Html page) {
        return Reply.html(status, page.markup());
    }
}
