package limpid.server.gate.home;

import static org.assertj.core.api.Assertions.assertThat;

import limpid.core.id.ItemId;
import limpid.server.gate.Method;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint, asked by each role, by somebody of another home, and by nobody. */
class HomeTableTest {
    private static final String TABLE = """
            GET    | /v1/home                                  |                        | 200 200 200 200
            PUT    | /v1/home/name                             | {~name~:~Ours~}        | 204 403 403 204
            PUT    | /v1/home/members/BEA                      | {~floorBytes~:7}       | 200 403 403 404
            PUT    | /v1/home/members/nobody                   | {~floorBytes~:7}       | 404 403 403 404
            PUT    | /v1/home/members/NO_ID                    | {~floorBytes~:7}       | 404 403 403 404
            DELETE | /v1/home/members/BEA                      |                        | 200 403 403 404
            DELETE | /v1/home/members/nobody                   |                        | 404 403 403 404
            POST   | /v1/home/members/BEA/restored             |                        | 200 403 403 404
            GET    | /v1/home/storage                          |                        | 200 200 200 200
            GET    | /v1/home/storage/fits?planBytes=5         |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/big-files       |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/duplicates      |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/old-versions    |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/trash           |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/uploads         |                        | 200 200 200 200
            GET    | /v1/home/storage/clean-up/dust            |                        | 404 404 404 404
            POST   | /v1/home/storage/clean-up/big-files       | {~ids~:[~FILM~]}       | 200 404 404 404
            POST   | /v1/home/storage/clean-up/duplicates      | {~ids~:[~FILM~]}       | 200 404 404 404
            POST   | /v1/home/storage/clean-up/old-versions    | {~ids~:[~FILM~]}       | 200 404 404 404
            POST   | /v1/home/storage/clean-up/trash           | {~ids~:[~FILM~]}       | 200 404 404 404
            POST   | /v1/home/storage/clean-up/trash           | {~all~:true}           | 200 200 200 200
            POST   | /v1/home/storage/clean-up/uploads         | {~ids~:[~g-1~]}        | 200 200 200 200
            POST   | /v1/collections/files/deleted/purge       | {~ids~:[~FILM~]}       | 200 404 404 404
            POST   | /v1/collections/files/deleted/purge       | {~all~:true}           | 200 404 404 200
            POST   | /v1/collections/files-BEA/deleted/purge   | {~all~:true}           | 404 200 404 404
            """;

    private final Households all = new Households();
    private final ItemId film = all.rig.id();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void answersEachAsTheyMay(Method method, String path, String body, String expected) {
        Caller anns = all.rig.ann;
        all.rig.done(anns, Rig.file(film, 0, ItemId.ROOT, "film", all.rig.text("abc")));
        String[] statuses = expected.split(" ");
        // The owner last: what they do may leave nothing to refuse.
        assertThat(ask(all.eve, method, path, body)).as("another home's owner").isEqualTo(statuses[3]);
        assertThat(ask(all.cid, method, path, body)).as("a child").isEqualTo(statuses[2]);
        assertThat(ask(all.bea, method, path, body)).as("a member").isEqualTo(statuses[1]);
        assertThat(ask(all.ann, method, path, body)).as("an owner").isEqualTo(statuses[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void answersNobodyWhoIsNotSignedInOrWasRemoved(Method method, String path, String body, String unused) {
        assertThat(all.stranger(method, fill(path), body == null ? "" : fill(body))
                        .status())
                .isEqualTo(401);
        all.get(all.bea, "/v1/home");
        all.delete(all.ann, "/v1/home/members/" + all.bea.person());
        assertThat(ask(all.bea, method, path, body)).isEqualTo("401");
        assertThat(unused).isNotEmpty();
    }

    @Test
    void nothingThatAnotherHomeAsksChangesThisOne() {
        HomeRow home =
                all.rig.ledger.read(all.ann.home(), rows -> rows.homeRow()).orElseThrow();
        PersonRow bea = all.row(all.bea);
        TABLE.lines()
                .map(line -> line.split("\\|"))
                .forEach(row -> ask(all.eve, Method.valueOf(row[0].strip()), row[1].strip(), row[2].strip()));
        assertThat(home()).isEqualTo(home);
        assertThat(all.row(all.bea)).isEqualTo(bea);
    }

    private HomeRow home() {
        return all.rig.ledger.read(all.ann.home(), HomeTransaction::homeRow).orElseThrow();
    }

    private String ask(Resident who, Method method, String path, String body) {
        return Integer.toString(
                all.ask(who, method, fill(path), body == null ? "" : fill(body)).status());
    }

    private String fill(String text) {
        return text.replace("BEA", all.bea.person().text()).replace("FILM", film.toString());
    }
}
