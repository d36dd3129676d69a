package limpid.server.page;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.server.account.Accounts;
import limpid.server.account.NewPerson;
import limpid.server.account.OwnerLink;
import limpid.server.account.Session;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Cookies;
import limpid.server.page.EntrancePages.OwnerForm;
import limpid.wire.message.PairingCode;

/** Comes in and goes out: the owner's link, sign-in, sign-out. */
final class EntranceEndpoints {
    private final Accounts accounts;
    private final OwnerLink ownerLink;
    private final Sessions sessions;
    private final Cookies cookies;
    private final EntrancePages pages;

    EntranceEndpoints(Accounts accounts, OwnerLink ownerLink, Sessions sessions, Cookies cookies, EntrancePages pages) {
        this.accounts = accounts;
        this.ownerLink = ownerLink;
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
    }

    Reply ownerPage(Request request) {
        String key = request.parameter("key").orElse("");
        return ownerLink.works(key) ? html(200, pages.owner(OwnerForm.empty(key))) : ownerLinkWrong();
    }

    Reply createOwner(Request request, FormBody form) {
        String key = form.value("key");
        NewPerson person = new NewPerson(form.value("name"), form.value("email"), form.value("password"));
        List<NewPerson.Flaw> flaws = person.flaws();
        if (!flaws.isEmpty()) {
            return html(422, pages.owner(new OwnerForm(key, person.name(), person.email(), flaws, "")));
        }
        return welcome(
                request, accounts.createOwner(key, person, visitor(request)).cookie());
    }

    Reply signInPage(Request request) {
        if (cookies.read(request).flatMap(sessions::find).isPresent()) {
            return Reply.seeOther("/");
        }
        return accounts.isSetUp() ? html(200, pages.signIn("", "")) : noOwner();
    }

    Reply signIn(Request request, FormBody form) {
        String email = form.value("email");
        try {
            return welcome(request, accounts.signIn(email, form.value("password"), visitor(request)));
        } catch (ReasonException refused) {
            return signInAgain(email, refused);
        }
    }

    private Reply signInAgain(String email, ReasonException refused) {
        ReasonCode code = refused.reason().code();
        if (code == ReasonCode.CREDENTIALS_REJECTED) {
            return html(
                    403,
                    pages.signIn(email, "That address and that password do not belong together. Please try again."));
        }
        if (code == ReasonCode.AUTH_THROTTLED) {
            return html(429, pages.signIn(email, ReasonTexts.english().sentence(refused.reason())));
        }
        throw refused;
    }

    Reply signOut(Request request, Session session, FormBody form) {
        cookies.read(request).ifPresent(sessions::close);
        return Reply.seeOther("/sign-in").with("Set-Cookie", cookies.clear(request));
    }

    Reply joinPage(Request request) {
        String code = request.parameter("code").orElse("");
        Optional<String> host = request.header("host");
        Optional<PairingCode> known = PairingCode.of(code);
        if (known.isEmpty() || host.isEmpty()) {
            return html(
                    404,
                    pages.notice(
                            "That is no join code",
                            "The address does not carry a code.",
                            "Choose \"Add a device\" on the first page for a fresh one."));
        }
        return html(
                200,
                pages.join("limpid join " + Addresses.own(request) + " "
                        + known.get().text()));
    }

    private Reply welcome(Request request, String cookie) {
        return Reply.seeOther("/").with("Set-Cookie", cookies.set(request, cookie));
    }

    private Reply noOwner() {
        return html(
                200,
                pages.notice(
                        "This server has no owner yet",
                        "Whoever started it has the link to become its owner.",
                        "Look at the terminal where it was started; a fresh link is printed at each start."));
    }

    private Reply ownerLinkWrong() {
        return accounts.isSetUp()
                ? Reply.seeOther("/sign-in")
                : html(
                        403,
                        pages.notice(
                                "This link does not work",
                                "It was used before, it is too old, or a part of it is missing.",
                                "Start the server again: it prints a fresh link."));
    }

    private static Visitor visitor(Request request) {
        return new Visitor(request.peer(), request.header("user-agent").orElse(""));
    }

    private static Reply html(int status, Html page) {
        return Reply.html(status, page.markup());
    }
}
