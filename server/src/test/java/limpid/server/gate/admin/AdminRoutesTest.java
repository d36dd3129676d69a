package limpid.server.gate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.server.gate.Method;
import limpid.server.gate.account.Me;
import limpid.server.gate.admin.Office.Answer;
import limpid.store.ledger.DirectoryTransaction.Resident;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdminRoutesTest {
    private static final String UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private final Office office = new Office();
    private final Resident ann = office.ann;

    /** One request, with all that an endpoint wants of it. */
    record Asked(Method method, String path, String body) {}

    /** All that there is to ask, with ids that exist: {@code H} is Eve's home, {@code P} is Eve. */
    static Stream<Asked> everything() {
        return Stream.of(
                new Asked(Method.GET, "/v1/admin/overview", ""),
                new Asked(Method.GET, "/v1/admin/homes", ""),
                new Asked(Method.GET, "/v1/admin/homes/H", ""),
                new Asked(Method.PUT, "/v1/admin/homes/H", "{\"name\":\"Eve and all\"}"),
                new Asked(
                        Method.PUT,
                        "/v1/admin/homes/" + UUID,
                        "{\"name\":\"Club\",\"planBytes\":1000,\"email\":\"zoe@example.org\"}"),
                new Asked(Method.PUT, "/v1/admin/homes/H/plan", "{\"planBytes\":5000}"),
                new Asked(Method.GET, "/v1/admin/people", ""),
                new Asked(Method.PUT, "/v1/admin/people/H/P/disabled", "{\"disabled\":true,\"reason\":\"left\"}"),
                new Asked(Method.PUT, "/v1/admin/people/H/P/administrator", "{\"administrator\":true}"),
                new Asked(Method.POST, "/v1/admin/people/H/P/recovery", "{}"),
                new Asked(Method.GET, "/v1/admin/audit", ""),
                new Asked(Method.GET, "/v1/admin/jobs", ""),
                new Asked(Method.POST, "/v1/admin/jobs/sweep/run", "{}"),
                new Asked(Method.GET, "/v1/admin/mail", ""),
                new Asked(
                        Method.PUT,
                        "/v1/admin/mail",
                        "{\"host\":\"127.0.0.1\",\"port\":1,\"security\":\"NONE\",\"from\":\"limpid@example.org\"}"),
                new Asked(Method.POST, "/v1/admin/mail/test", "{\"to\":\"ann@example.org\"}"),
                new Asked(Method.DELETE, "/v1/admin/mail", ""),
                new Asked(Method.GET, "/v1/admin/backups", ""),
                new Asked(
                        Method.PUT,
                        "/v1/admin/backups",
                        "{\"on\":false,\"folder\":\"/mnt/backups\",\"at\":\"03:00\",\"keep\":3}"));
    }

    private Answer ask(Resident who, Asked asked) {
        return office.ask(asked.method(), who, path(asked, office.eve), asked.body());
    }

    private static String path(Asked asked, Resident eve) {
        return asked.path().replace("/H", "/" + eve.home()).replace("/P/", "/" + eve.person() + "/");
    }

    /** What is refused to everybody else in the same way, though it cannot be done here. */
    private static final Asked RUN = new Asked(Method.POST, "/v1/admin/backups/run", "{}");

    @Test
    void asksForEveryLineOfTheTables() {
        List<String> asked = Stream.concat(everything(), Stream.of(RUN))
                .map(one -> one.method() + " " + path(one, office.eve))
                .toList();
        office.tables.stream().flatMap(table -> table.lines().stream()).forEach(line -> assertThat(asked)
                .as("a request for %s %s", line.method(), line.pattern())
                .anyMatch(
                        one -> one.matches(line.method() + " /" + line.pattern().replaceAll("\\{[a-z]+}", "[^/]+"))));
    }

    @Test
    void refusesEverybodyElseToMakeABackup() {
        assertThat(ask(office.eve, RUN).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void answersWhoRunsTheServer(Asked asked) {
        assertThat(ask(ann, asked).status()).isBetween(200, 204);
    }

    @Provokes(ReasonCode.PERMISSION_DENIED_REMOTE)
    @ParameterizedTest
    @MethodSource("everything")
    void refusesEverybodyElse(Asked asked) {
        for (Resident other : new Resident[] {office.bo, office.cy, office.eve}) {
            Answer answer = ask(other, asked);
            assertThat(answer.status()).as("%s", other).isEqualTo(403);
            assertThat(answer.text("/code")).isEqualTo("PERMISSION_DENIED_REMOTE");
        }
        Answer stranger = office.askAsStranger(asked.method(), path(asked, office.eve), asked.body());
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(office.audit.list("", 10)).isEmpty();
        assertThat(office.sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void changesNothingForAnotherSite(Asked asked) {
        Answer answer = office.askFromElsewhere(asked.method(), ann, path(asked, office.eve), asked.body());
        assertThat(answer.status()).isEqualTo(asked.method() == Method.GET ? 200 : 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/admin/homes/h-0, ''",
        "GET, /v1/admin/homes/NO-SUCH-ID!, ''",
        "PUT, /v1/admin/homes/h-0, {\"name\":\"x\"}",
        "PUT, /v1/admin/homes/h-0/plan, {\"planBytes\":5}",
        "PUT, /v1/admin/people/h-0/p-0/disabled, {\"disabled\":true}",
        "PUT, /v1/admin/people/HOME/p-0/disabled, {\"disabled\":true}",
        "PUT, /v1/admin/people/HOME/BO/disabled, {\"disabled\":true}",
        "PUT, /v1/admin/people/h-0/p-0/administrator, {\"administrator\":true}",
        "POST, /v1/admin/people/h-0/p-0/recovery, {}",
        "POST, /v1/admin/people/HOME/BO/recovery, {}",
        "POST, /v1/admin/jobs/no-such/run, {}",
        "GET, /v1/admin/nothing, ''",
    })
    void knowsNothingOfWhatIsNotThere(Method method, String path, String body) {
        // Bo does not live in Eve's home: an id of another home is one that does not exist there.
        String real = path.replace("HOME", office.eve.home().text())
                .replace("BO", office.bo.person().text());
        assertThat(office.ask(method, ann, real, body).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /v1/admin/homes/H | {\"nam\":\"x\"} | nam",
                "PUT | /v1/admin/homes/H | {\"name\":\"\"} | name",
                "PUT | /v1/admin/homes/H | {\"name\":\"a\\u0000b\"} | name",
                "PUT | /v1/admin/homes/H | {\"name\":7} | name",
                "PUT | /v1/admin/homes/H | {\"planBytes\":-1} | planBytes",
                "PUT | /v1/admin/homes/H | {\"planBytes\":9007199254740992} | planBytes",
                "PUT | /v1/admin/homes/H/plan | {} | planBytes",
                "PUT | /v1/admin/homes/H/plan | {\"planBytes\":1.5} | planBytes",
                "PUT | /v1/admin/homes/new-home | {\"name\":\"x\",\"planBytes\":5,\"email\":\"nobody\"} | email",
                "PUT | /v1/admin/homes/new-home | {\"planBytes\":5,\"email\":\"a@example.org\"} | name",
                "PUT | /v1/admin/homes/new-home | {\"name\":\"x\",\"email\":\"a@example.org\"} | planBytes",
                "PUT | /v1/admin/people/H/P/disabled | {} | disabled",
                "PUT | /v1/admin/people/H/P/disabled | {\"disabled\":\"yes\"} | disabled",
                "PUT | /v1/admin/people/H/P/administrator | {\"administrator\":null} | administrator",
                "POST | /v1/admin/people/H/P/recovery | {\"mail\":true} | mail",
                "POST | /v1/admin/jobs/sweep/run | [] | ''",
                "PUT | /v1/admin/backups | {\"on\":true,\"folder\":\"x\",\"at\":\"03:00\",\"keep\":3} | folder",
                "PUT | /v1/admin/backups | {\"on\":true,\"folder\":\"/\",\"at\":\"03:00\",\"keep\":3} | folder",
                "PUT | /v1/admin/backups | {\"on\":true,\"folder\":\"/srv/limpid/b\",\"at\":\"03:00\",\"keep\":3} | folder",
                "PUT | /v1/admin/backups | {\"on\":true,\"folder\":\"/proc/b\",\"at\":\"03:00\",\"keep\":3} | folder",
                "PUT | /v1/admin/backups | {\"on\":false,\"folder\":\"\",\"at\":\"25:00\",\"keep\":3} | at",
                "PUT | /v1/admin/backups | {\"on\":false,\"folder\":\"\",\"at\":\"03:00\",\"keep\":0} | keep",
                "POST | /v1/admin/backups/run | {} | on",
                "PUT | /v1/admin/mail | {\"host\":\"a b\",\"port\":587,\"security\":\"STARTTLS\",\"from\":\"a@example.org\"} | host",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":0,\"security\":\"STARTTLS\",\"from\":\"a@example.org\"} | port",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":99999,\"security\":\"STARTTLS\",\"from\":\"a@example.org\"} | port",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":587,\"security\":\"none\",\"from\":\"a@example.org\"} | security",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":587,\"security\":\"NONE\",\"user\":\"ann\",\"from\":\"a@example.org\"} | security",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":587,\"security\":\"STARTTLS\",\"user\":\"ann\",\"from\":\"a@example.org\"} | password",
                "PUT | /v1/admin/mail | {\"host\":\"mail.example.org\",\"port\":587,\"security\":\"STARTTLS\",\"from\":\"a@b, c@d\"} | from",
                "POST | /v1/admin/mail/test | {\"to\":\"nobody\"} | to",
                "GET | /v1/admin/homes?limit=0 | '' | limit",
                "GET | /v1/admin/people?limit=1000 | '' | limit",
                "GET | /v1/admin/audit?limit=x | '' | limit",
            })
    void namesTheFieldThatIsWrong(Method method, String path, String body, String field) {
        Asked asked = new Asked(method, path, body);
        Answer answer = ask(ann, asked);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/field")).isEqualTo(field);
    }

    @Nested
    class Homes {
        @Test
        void areListedWithTheirOwnersAndSpace() {
            Answer all = office.get(ann, "/v1/admin/homes");
            assertThat(all.json().at("/homes").size()).isEqualTo(2);
            Answer eve = office.get(ann, "/v1/admin/homes?q=EVE@");
            assertThat(eve.json().at("/homes").size()).isEqualTo(1);
            assertThat(eve.text("/homes/0/owners/0/email")).isEqualTo("eve@example.org");
            assertThat(eve.json().at("/homes/0/space/planBytes").asLong()).isEqualTo(10_000_000);
        }

        @Test
        void comeInPages() {
            Answer first = office.get(ann, "/v1/admin/homes?limit=1");
            String next = first.text("/next");
            assertThat(next).isNotEmpty();
            Answer second = office.get(ann, "/v1/admin/homes?limit=1&after=" + next);
            assertThat(second.text("/homes/0/id")).isNotEmpty().isNotEqualTo(first.text("/homes/0/id"));
            assertThat(second.json().has("next")).isFalse();
        }

        @Test
        void areMadeWithAnInvitationForTheirOwner() {
            String order = "{\"name\":\"Club\",\"planBytes\":1000,\"email\":\"zoe@example.org\"}";
            Answer made = office.put(ann, "/v1/admin/homes/" + UUID, order);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text("/link")).isEqualTo("http://limpid.example:8420/invitation#token");
            assertThat(made.json().at("/mailed").asBoolean()).isTrue();
            assertThat(office.sent)
                    .containsExactly(
                            "invitation " + UUID + " OWNER zoe@example.org by Ann",
                            "mail zoe@example.org http://limpid.example:8420/invitation#token");
            assertThat(office.get(ann, "/v1/admin/homes/" + UUID).text("/name")).isEqualTo("Club");
        }

        @Provokes(ReasonCode.ALREADY_DONE)
        @Test
        void areMadeOnceThoughTheAnswerWasLost() {
            String order = "{\"name\":\"Club\",\"planBytes\":1000,\"email\":\"zoe@example.org\"}";
            office.put(ann, "/v1/admin/homes/" + UUID, order);
            assertThat(office.put(ann, "/v1/admin/homes/" + UUID, order).status())
                    .isEqualTo(201);
            assertThat(office.get(ann, "/v1/admin/homes").json().at("/homes").size())
                    .isEqualTo(3);
            assertThat(office.audit.list("", 10)).hasSize(1);
            Answer taken = office.put(ann, "/v1/admin/homes/" + office.eve.home(), order);
            assertThat(taken.text("/code")).isEqualTo("ALREADY_DONE");
        }

        @Test
        void getAnotherPlanWhichTheirPeopleCanReadOfToo() {
            office.put(ann, "/v1/admin/homes/" + office.eve.home() + "/plan", "{\"planBytes\":77}");
            HomeId home = office.eve.home();
            assertThat(office.rig.library.registry().space(home).planBytes()).isEqualTo(77);
            assertThat(office.audit.list(home, "", 10).getFirst().sentence())
                    .isEqualTo("Ann changed the plan of Eve from 10000000 to 77 bytes.");
            assertThat(office.get(ann, "/v1/admin/audit").text("/entries/0/what"))
                    .isEqualTo("PLAN_CHANGED");
        }
    }

    @Nested
    class People {
        @ParameterizedTest
        @CsvSource({"'', 4", "e, 4", "eve@example.org, 1", "EVE@EXAMPLE.org, 1", "bo, 1", "nobody, 0", "x@y, 0"})
        void areFoundByNameAndAddress(String text, int found) {
            Answer answer = office.get(ann, "/v1/admin/people?q=" + text);
            assertThat(answer.json().at("/people").size()).isEqualTo(found);
        }

        @Test
        void comeInPages() {
            String after = "";
            StringBuilder names = new StringBuilder();
            for (int pages = 0; pages < 10; pages++) {
                Answer page = office.get(ann, "/v1/admin/people?limit=1&after=" + after);
                names.append(page.text("/people/0/name")).append(' ');
                after = page.text("/next");
                if (after.isEmpty()) {
                    break;
                }
            }
            assertThat(names.toString().strip().split(" ")).containsExactlyInAnyOrder("Ann", "Bo", "Cy", "Eve");
        }

        @Test
        void areKeptOutAndLetInAgain() {
            String path = "/v1/admin/people/" + office.eve.home() + "/" + office.eve.person() + "/disabled";
            office.get(office.eve, "/v1/admin/overview");
            Answer out = office.put(ann, path, "{\"disabled\":true,\"reason\":\"left the club\"}");
            assertThat(out.json().at("/disabled").asBoolean()).isTrue();
            assertThat(office.get(office.eve, "/v1/admin/overview").text("/code"))
                    .isEqualTo("ACCOUNT_DISABLED");
            assertThat(office.audit.list("", 1).getFirst().sentence()).isEqualTo("Ann disabled Eve: left the club.");
            assertThat(office.put(ann, path, "{\"disabled\":true}").status()).isEqualTo(200);
            assertThat(office.audit.list("", 10)).hasSize(1);
            office.put(ann, path, "{\"disabled\":false}");
            assertThat(office.get(office.eve, "/v1/admin/overview").text("/code"))
                    .isEqualTo("PERMISSION_DENIED_REMOTE");
        }

        @Test
        void keepAtLeastOneAdministrator() {
            String own = "/v1/admin/people/" + ann.home() + "/" + ann.person();
            String bos = "/v1/admin/people/" + ann.home() + "/" + office.bo.person();
            assertThat(office.put(ann, own + "/administrator", "{\"administrator\":false}")
                            .text("/field"))
                    .isEqualTo("administrator");
            assertThat(office.put(ann, own + "/disabled", "{\"disabled\":true}").text("/field"))
                    .isEqualTo("disabled");
            office.put(ann, bos + "/administrator", "{\"administrator\":true}");
            office.put(ann, bos + "/disabled", "{\"disabled\":true}");
            assertThat(office.put(ann, own + "/administrator", "{\"administrator\":false}")
                            .text("/field"))
                    .as("one who is disabled runs nothing")
                    .isEqualTo("administrator");
            office.put(ann, bos + "/disabled", "{\"disabled\":false}");
            assertThat(office.put(ann, own + "/administrator", "{\"administrator\":false}")
                            .status())
                    .isEqualTo(200);
            assertThat(office.get(ann, "/v1/admin/overview").status()).isEqualTo(403);
        }

        @Test
        void getALinkToComeBack() {
            String path = "/v1/admin/people/" + office.eve.home() + "/" + office.eve.person() + "/recovery";
            Answer link = office.post(ann, path, "{}");
            assertThat(link.text("/link")).isEqualTo("http://limpid.example:8420/recover#token");
            assertThat(office.sent).first().isEqualTo("recovery " + office.eve.person() + " by Ann");
        }
    }

    @Nested
    class OverviewAndJobs {
        @Test
        void countWhatIsThere() {
            Answer answer = office.get(ann, "/v1/admin/overview");
            assertThat(answer.json().at("/homes").asInt()).isEqualTo(2);
            assertThat(answer.json().at("/people").asInt()).isEqualTo(4);
            assertThat(answer.json().at("/devices/total").asInt()).isEqualTo(2);
            assertThat(answer.json().at("/problems").size()).isZero();
        }

        @Test
        void sayWhatIsWrongAndWhatToDo() {
            office.rig.clock.pass(Duration.ofDays(8));
            Answer answer = office.get(ann, "/v1/admin/overview");
            assertThat(answer.text("/problems/0/code")).isEqualTo("DEVICE_SILENT");
            assertThat(answer.text("/problems/0/sentence")).startsWith("A group of 2 devices has not reported since");
            assertThat(answer.json().at("/problems/0/steps").size()).isPositive();
        }

        @Test
        void areToldToAdministratorsOnEveryPageAndToNobodyElse() {
            Reason stale = Reason.of(ReasonCode.SERVER_BACKUP_STALE, Subject.server(""), office.rig.clock.now());
            Reason silent = Reason.of(ReasonCode.MAIL_NOT_SET, Subject.server(""), office.rig.clock.now());
            AdminNotices notices = new AdminNotices(() -> List.of(stale, silent));
            assertThat(notices(notices, office.ann)).containsExactly("SERVER_BACKUP_STALE");
            assertThat(notices(notices, office.bo)).isEmpty();
        }

        private List<String> notices(AdminNotices notices, Resident who) {
            return office.rig.ledger.read(
                    who.home(),
                    rows -> notices.of(rows, rows.person(who.person()).orElseThrow()).stream()
                            .map(Me.Notice::code)
                            .toList());
        }

        @Test
        void runAJobWhenAsked() throws InterruptedException {
            try (TaskScope scope = new Tasks((task, cause) -> {}).openLasting("jobs")) {
                office.jobs.start(scope);
                assertThat(office.post(ann, "/v1/admin/jobs/sweep/run", "{}").status())
                        .isEqualTo(204);
                office.swept.await();
            }
            assertThat(office.get(ann, "/v1/admin/jobs").text("/0/name")).isEqualTo("sweep");
            assertThat(office.audit.list("", 1).getFirst().sentence()).isEqualTo("Ann started the job sweep.");
        }
    }

    @Test
    void anOverlongIdIsNoHome() {
        String id = "x".repeat(65);
        assertThat(office.get(ann, "/v1/admin/homes/" + id).status()).isEqualTo(404);
        assertThat(new HomeId("x").text()).isNotEqualTo(new PersonId("y").text());
    }
}
