package limpid.server.page;

import java.util.List;
import limpid.server.account.NewPerson;
import limpid.server.page.Forms.Field;

/** The pages in front of the door: create the owner, sign in, and what to do where neither is possible. */
final class EntrancePages {
    private final Assets assets;

    EntrancePages(Assets assets) {
        this.assets = assets;
    }

    /** The form that makes whoever started the server its owner. */
    Html owner(OwnerForm form) {
        return Layout.page(
                assets,
                "Create the owner",
                Html.of("""
                        <section class="card entrance">
                        <h1>Welcome.</h1>
                        <p class="lead">This server is yours. Say who you are, and it is ready.</p>
                        {}
                        <form method="post" action="/owner">{}
                        {}
                        <button type="submit">Create the owner</button>
                        </form>
                        <p class="aside">What you keep here stays on this server. Nothing on this page comes from anywhere else.</p>
                        </section>""", Forms.complaint(form.complaint()), Forms.hidden("key", form.key()), ownerFields(form)));
    }

    private static Html ownerFields(OwnerForm form) {
        return Html.join(List.of(
                Forms.field(new Field(
                        "name", "Your name", "text", "name", form.name(), 100, "", form.flaw(NewPerson.Field.NAME))),
                Forms.field(new Field(
                        "email",
                        "Your e-mail address",
                        "email",
                        "username",
                        form.email(),
                        100,
                        "You sign in with it; nothing is sent there.",
                        form.flaw(NewPerson.Field.EMAIL))),
                Forms.field(new Field(
                        "password",
                        "A password",
                        "password",
                        "new-password",
                        "",
                        NewPerson.PASSWORD_CHARACTERS_MAX,
                        "At least " + NewPerson.PASSWORD_CHARACTERS_MIN
                                + " characters; a few plain words are a good one.",
                        form.flaw(NewPerson.Field.PASSWORD)))));
    }

    /** The form to sign in by. */
    Html signIn(String email, String complaint) {
        return Layout.page(assets, "Sign in", Html.of("""
                        <section class="card entrance">
                        <h1>Sign in</h1>
                        {}
                        <form method="post" action="/sign-in">
                        {}
                        <button type="submit">Sign in</button>
                        </form>
                        </section>""", Forms.complaint(complaint), signInFields(email)));
    }

    private static Html signInFields(String email) {
        return Html.join(List.of(
                Forms.field(new Field("email", "E-mail address", "email", "username", email, 100, "", "")),
                Forms.field(new Field(
                        "password",
                        "Password",
                        "password",
                        "current-password",
                        "",
                        NewPerson.PASSWORD_CHARACTERS_MAX,
                        "",
                        ""))));
    }

    /** A page that says one thing, and what to do. */
    Html notice(String title, String sentence, String todo) {
        return Layout.page(assets, title, Html.of("""
                        <section class="card entrance">
                        <h1>{}</h1>
                        <p class="lead">{}</p>
                        <p>{}</p>
                        <p><a class="button quiet" href="/">To the first page</a></p>
                        </section>""", title, sentence, todo));
    }

    /** What a phone sees that read the picture of a join code: the command for the computer. */
    Html join(String command) {
        return Layout.page(assets, "Add a computer", Html.of("""
                        <section class="card entrance">
                        <h1>Add a computer</h1>
                        <p class="lead">On the computer that shall join, run this in a terminal:</p>
                        {}
                        <p class="aside">The code works once, for 15 minutes from the moment it was shown.</p>
                        </section>""", DevicePages.command(command)));
    }

    /** What was typed, and what is wrong with it. */
    record OwnerForm(String key, String name, String email, List<NewPerson.Flaw> flaws, String complaint) {
        OwnerForm {
            flaws = List.copyOf(flaws);
        }

        static OwnerForm empty(String key) {
            return new OwnerForm(key, "", "", List.of(), "");
        }

        String flaw(NewPerson.Field field) {
            return flaws.stream()
                    .filter(flaw -> flaw.field() == field)
                    .map(NewPerson.Flaw::sentence)
                    .findFirst()
                    .orElse("");
        }
    }
}
