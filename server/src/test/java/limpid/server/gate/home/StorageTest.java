package limpid.server.gate.home;

import static limpid.server.library.Rig.delete;
import static limpid.server.library.Rig.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.server.admin.Recount;
import limpid.server.home.Diary;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Grant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {
    private static final ItemId ROOT = ItemId.ROOT;
    private static final String STORAGE = "/v1/home/storage";

    private final Households all = new Households();
    private final Rig rig = all.rig;
    private final Caller anns = rig.ann;
    private final Caller beas = all.join(all.bea);
    private int keys;

    private List<Item> put(Caller caller, Operation... operations) {
        CollectionId files = rig.library.collections(caller).getFirst().id();
        CommitReply reply = rig.library.commit(
                caller, files, "k-" + ++keys, new Commit(List.of(operations), Optional.empty(), Map.of()));
        return ((CommitReply.Committed) reply).items();
    }

    private ItemId file(Caller caller, String name, Content content) {
        ItemId id = rig.id();
        put(caller, Rig.file(id, 0, ROOT, name, content));
        return id;
    }

    private long kept() {
        return rig.library.registry().space(anns.home()).keptBytes();
    }

    private long used() {
        return rig.library.registry().space(anns.home()).usedBytes();
    }

    @AfterEach
    void sumsAreExact() {
        assertThat(new Recount(rig.ledger, rig.clock).look(anns.home())).isEmpty();
    }

    @Nested
    class TheParts {
        @Test
        void areThoseOfTheHomeForGrownUpsAndTheirOwnForChildren() {
            file(anns, "film.mkv", rig.sent(anns, 900));
            file(beas, "photo.jpg", rig.sent(beas, 50));
            Caller cids = all.join(all.cid);
            file(cids, "song.mp3", rig.sent(cids, 7));
            String ann = all.get(all.ann, STORAGE).text();
            assertThat(ann)
                    .contains("\"usedBytes\":957", "\"level\":\"ROOM\"", "\"scope\":\"HOME\"")
                    .contains("{\"category\":\"VIDEOS\",\"bytes\":900,\"items\":1}", "\"category\":\"AUDIO\"")
                    .contains("\"name\":\"ann's laptop\"", "\"name\":\"Bea\",\"bytes\":50", "\"name\":\"Cid\"");
            String bea = all.get(all.bea, STORAGE).text();
            assertThat(bea).contains("\"category\":\"VIDEOS\"", "\"name\":\"Ann\",\"bytes\":900", "a laptop");
            assertThat(bea).doesNotContain("ann's laptop");
            String cid = all.get(all.cid, STORAGE).text();
            assertThat(cid).contains("\"scope\":\"OWN\"", "\"category\":\"AUDIO\"", "\"name\":\"Cid\",\"bytes\":7");
            assertThat(cid).doesNotContain("VIDEOS", "IMAGES", "Ann", "Bea", "ann's laptop");
            assertThat(all.get(all.eve, STORAGE).text()).doesNotContain("Ann", "VIDEOS", "957");
        }

        @Test
        void sayWhatIsYoursAndWhatBoundsIt() {
            all.put(all.ann, "/v1/home/members/" + all.bea.person(), "{~capBytes~:500}");
            file(beas, "photo.jpg", rig.sent(beas, 50));
            assertThat(all.get(all.bea, STORAGE).text())
                    .contains("\"yours\":{\"usedBytes\":50,\"freeBytes\":450,\"capBytes\":500}");
            assertThat(all.get(all.ann, STORAGE).text()).contains("\"yours\":{\"usedBytes\":0,\"freeBytes\":9999950}");
        }

        @Test
        void sayWhenItWillBeFull() {
            Diary diary = new Diary(rig.hooked, rig.clock);
            assertThat(all.get(all.ann, STORAGE).text()).doesNotContain("forecast");
            for (int day = 0; day < 5; day++) {
                file(anns, "f" + day, rig.sent(anns, 1000));
                diary.note(anns.home());
                rig.clock.pass(Duration.ofDays(1));
            }
            assertThat(all.get(all.ann, STORAGE).text())
                    .contains("\"forecast\":{\"bytesPerDay\":1000}")
                    .contains("{\"day\":\"2026-11-21\",\"usedBytes\":1000}");
            assertThat(all.get(all.ann, STORAGE + "/fits?planBytes=6000").text())
                    .isEqualTo("{\"fits\":true,\"usedBytes\":5000,\"planBytes\":6000,\"freeAfterBytes\":1000,"
                            + "\"fullOn\":\"2026-11-27\"}");
            assertThat(all.get(all.ann, STORAGE + "/fits?planBytes=4000").text())
                    .contains("\"fits\":false", "\"shortBytes\":1000");
        }

        @ParameterizedTest
        @CsvSource({"''", "?planBytes=-1", "?planBytes=1.5", "?planBytes=9007199254740992", "?planBytes=x"})
        void needAPlanThatIsANumber(String query) {
            assertThat(all.get(all.ann, STORAGE + "/fits" + query).status()).isEqualTo(400);
        }
    }

    @Nested
    class CleaningUp {
        private Households.Answer list(String kind) {
            return all.get(all.ann, STORAGE + "/clean-up/" + kind);
        }

        private Households.Answer take(String kind, String body) {
            return all.post(all.ann, STORAGE + "/clean-up/" + kind, body);
        }

        private String ids(ItemId... ids) {
            return "{~ids~:[~"
                    + String.join(
                            "~,~", List.of(ids).stream().map(ItemId::toString).toList()) + "~]}";
        }

        @Test
        void takesBigFilesThatWereChosenAndDevicesFollow() {
            ItemId film = file(anns, "film.mkv", rig.sent(anns, 900));
            ItemId song = file(anns, "song.mp3", rig.sent(anns, 90));
            assertThat(list("big-files").text())
                    .contains("\"kind\":\"big-files\",\"bytes\":990", "\"name\":\"film.mkv\",\"path\":\"film.mkv\"");
            assertThat(list("big-files").text().indexOf(film.toString()))
                    .isLessThan(list("big-files").text().indexOf(song.toString()));
            assertThat(take("big-files", ids(film)).text()).isEqualTo("{\"freedBytes\":900,\"items\":1}");
            assertThat(used()).isEqualTo(90);
            assertThat(rig.library.history().recentlyDeleted(anns, Rig.FILES, 9))
                    .hasSize(1);
            assertThat(take("big-files", ids(film)).text()).isEqualTo("{\"freedBytes\":0,\"items\":0}");
            assertThat(list("big-files").text()).doesNotContain("film.mkv");
            assertThat(take("big-files", "{~all~:true}").status()).isEqualTo(400);
        }

        @Test
        void takesNoFolders() {
            ItemId box = rig.id();
            put(anns, folder(box, 0, ROOT, "box"));
            assertThat(take("big-files", ids(box)).status()).isEqualTo(400);
        }

        @Test
        void neverTakesTheLastCopy() {
            Content twin = rig.sent(anns, 500);
            ItemId one = file(anns, "one", twin);
            ItemId two = file(anns, "two", twin);
            ItemId three = file(anns, "three", twin);
            assertThat(list("duplicates").text())
                    .contains("\"bytes\":1000,\"asOf\"", "\"bytes\":500", "\"count\":3", "\"name\":\"two\"");
            assertThat(take("duplicates", ids(one, two, three)).text()).isEqualTo("{\"freedBytes\":1000,\"items\":2}");
            assertThat(used()).isEqualTo(500);
            assertThat(list("duplicates").text()).contains("\"entries\":[]");
        }

        @Test
        void takesAllCopiesButOneOfEach() {
            Content twin = rig.sent(anns, 500);
            Content other = rig.sent(anns, 300);
            List.of("a", "b", "c").forEach(name -> file(anns, name, twin));
            List.of("d", "e").forEach(name -> file(anns, name, other));
            assertThat(take("duplicates", "{~all~:true}").text()).isEqualTo("{\"freedBytes\":1300,\"items\":3}");
            assertThat(used()).isEqualTo(800);
            assertThat(take("duplicates", "{~all~:true}").text()).isEqualTo("{\"freedBytes\":0,\"items\":0}");
        }

        @Test
        void letsGoOfOldVersions() {
            ItemId film = file(anns, "film", rig.sent(anns, 900));
            put(anns, Rig.file(film, 1, ROOT, "film", rig.sent(anns, 800)));
            put(anns, Rig.file(film, 2, ROOT, "film", rig.sent(anns, 700)));
            assertThat(list("old-versions").text()).contains("\"bytes\":1700", "\"count\":2", "\"name\":\"film\"");
            assertThat(take("old-versions", ids(film)).text()).isEqualTo("{\"freedBytes\":1700,\"items\":1}");
            assertThat(kept()).isZero();
            assertThat(used()).isEqualTo(700);
        }

        @Test
        void emptiesTheTrash() {
            ItemId box = rig.id();
            ItemId film = rig.id();
            put(anns, folder(box, 0, ROOT, "box"));
            put(anns, Rig.file(film, 0, box, "film", rig.sent(anns, 900)));
            put(anns, delete(film, 1), delete(box, 1));
            ItemId song = file(anns, "song", rig.sent(anns, 70));
            put(anns, delete(song, 1));
            assertThat(list("trash").text())
                    .contains("\"bytes\":970", "\"name\":\"box\",\"path\":\"box\",\"bytes\":900");
            assertThat(take("trash", ids(box)).text()).isEqualTo("{\"freedBytes\":900,\"items\":2}");
            assertThat(kept()).isEqualTo(70);
            assertThat(take("trash", "{~all~:true}").text()).isEqualTo("{\"freedBytes\":70,\"items\":1}");
        }

        @Test
        void givesBackWhatIsSetAsideForTransfersThatNobodyGoesOnWith() {
            rig.library.reserve(anns, 600);
            Grant dead = rig.library.reserve(rig.bob, 500);
            assertThat(list("uploads").text()).contains("\"entries\":[]");
            rig.clock.pass(Duration.ofHours(7));
            rig.library.reserve(anns, 60);
            assertThat(list("uploads").text()).contains("\"bytes\":1100", dead.id(), "ann's desktop");
            assertThat(take("uploads", "{~ids~:[~" + dead.id() + "~]}").text())
                    .isEqualTo("{\"freedBytes\":500,\"items\":1}");
            assertThat(take("uploads", "{~all~:true}").text()).isEqualTo("{\"freedBytes\":600,\"items\":1}");
            assertThat(rig.library.registry().space(anns.home()).reservedBytes())
                    .isEqualTo(60);
        }

        @Test
        void touchesNothingOfAnybodyElses() {
            ItemId film = file(anns, "film", rig.sent(anns, 900));
            Grant grant = rig.library.reserve(anns, 5);
            rig.clock.pass(Duration.ofHours(7));
            for (var other : List.of(all.bea, all.cid, all.eve)) {
                for (String kind : List.of("big-files", "duplicates", "old-versions", "trash")) {
                    String path = STORAGE + "/clean-up/" + kind;
                    assertThat(all.get(other, path).text()).contains("\"entries\":[]");
                    assertThat(all.post(other, path, ids(film)).status()).isEqualTo(404);
                }
                assertThat(all.post(other, STORAGE + "/clean-up/uploads", "{~ids~:[~" + grant.id() + "~]}")
                                .text())
                        .isEqualTo("{\"freedBytes\":0,\"items\":0}");
            }
            assertThat(used()).isEqualTo(900);
        }

        @Test
        void isNoted() {
            ItemId film = file(anns, "film", rig.sent(anns, 900));
            take("big-files", ids(film));
            assertThat(all.audit.list(anns.home(), "", 9).getFirst().sentence())
                    .isEqualTo("Ann cleaned up big-files, which freed 900 bytes.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"{}", "{~all~:false}", "{~all~:true,~ids~:[]}", "{~ids~:[~x~]}", "{~ids~:5}", "{~idz~:[]}", "x"
                })
        void refusesWhatMakesNoSense(String body) {
            assertThat(take("trash", body).status()).isEqualTo(400);
            assertThat(all.post(all.ann, "/v1/collections/files/deleted/purge", body)
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void knowsFiveKinds() {
            assertThat(list("dust").status()).isEqualTo(404);
            assertThat(all.get(all.ann, STORAGE + "/clean-up/trash?limit=0").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void deletesForEver() {
        ItemId song = file(anns, "song", rig.sent(anns, 70));
        put(anns, delete(song, 1));
        String purge = "/v1/collections/files/deleted/purge";
        String ids = "{~ids~:[~" + song + "~]}";
        assertThat(all.post(all.bea, purge, ids).status()).isEqualTo(404);
        assertThat(all.post(all.ann, "/v1/collections/NO/deleted/purge", ids).status())
                .isEqualTo(404);
        assertThat(all.post(all.ann, purge, ids).text()).isEqualTo("{\"freedBytes\":70,\"items\":1}");
        assertThat(all.post(all.ann, purge, ids).text()).isEqualTo("{\"freedBytes\":0,\"items\":0}");
        assertThat(rig.library.history().recentlyDeleted(anns, Rig.FILES, 9)).isEmpty();
    }
}
