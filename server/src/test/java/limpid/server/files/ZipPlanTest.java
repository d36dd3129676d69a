package limpid.server.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipInputStream;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.server.library.Rig;
import org.junit.jupiter.api.Test;

class ZipPlanTest {
    private final Rig rig = new Rig();
    private final Zips zips = new Zips(rig.ledger, rig.clock);

    @Test
    void isOfOneMomentWhateverHappensAfter() throws IOException {
        ItemId folder = rig.id();
        rig.done(rig.ann, Rig.folder(folder, 0, ItemId.ROOT, "folder"));
        Item kept = rig.done(rig.ann, Rig.file(rig.id(), 0, folder, "kept", rig.text("before")))
                .getFirst();
        Item gone = rig.done(rig.ann, Rig.file(rig.id(), 0, folder, "gone", rig.text("still there")))
                .getFirst();
        ZipPlan plan = zips.of(rig.ann, Rig.FILES, List.of(folder)).plan();
        rig.done(rig.ann, Rig.file(kept.id(), 1, ItemId.ROOT, "moved", rig.text("after")));
        rig.done(rig.ann, Rig.delete(gone.id(), 1));
        rig.done(rig.ann, Rig.file(rig.id(), 0, folder, "new", rig.text("new")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan.writeTo(out, rig.ann.home(), rig.library.contents());
        StringBuilder found = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.append(entry.getName())
                        .append('=')
                        .append(new String(in.readAllBytes(), UTF_8))
                        .append(' ');
            }
        }
        assertThat(found).hasToString("folder/= folder/gone=still there folder/kept=before ");
    }
}
