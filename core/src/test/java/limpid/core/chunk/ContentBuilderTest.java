package limpid.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContentBuilderTest {
    private static final ChunkId ONE = ChunkId.of(new byte[] {1});
    private static final ChunkId TWO = ChunkId.of(new byte[] {2});

    private final ContentBuilder builder = new ContentBuilder();

    @Test
    void namesTheEmptyContentByTheEmptyChunk() {
        ContentLayout layout = builder.build();
        assertThat(layout.id()).hasToString("ce3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(layout.size()).isZero();
        assertThat(layout.manifest()).isEmpty();
    }

    @Test
    void namesAContentOfOneChunkByThatChunk() {
        builder.add(ONE, 5);
        assertThat(builder.build().id()).isEqualTo(ContentId.ofChunk(ONE));
        assertThat(builder.build().size()).isEqualTo(5);
        assertThat(builder.build().manifest()).isEmpty();
    }

    @Test
    void namesALongerContentByItsManifest() {
        builder.add(ONE, 5);
        builder.add(TWO, 6);
        ContentLayout layout = builder.build();
        Manifest manifest = layout.manifest().orElseThrow();
        assertThat(manifest.parts()).extracting(Manifest.Part::chunk).containsExactly(ONE, TWO);
        assertThat(layout.id()).isEqualTo(ContentId.ofManifest(ChunkId.of(manifest.bytes())));
        assertThat(layout.size()).isEqualTo(11).isEqualTo(manifest.contentLength());
    }

    @Test
    void refusesMoreThanAManifestHolds() {
        while (!builder.isFull()) {
            builder.add(ONE, 1);
        }
        assertThat(builder.build().manifest().orElseThrow().parts()).hasSize(ContentBuilder.PARTS_MAX);
        assertThatThrownBy(() -> builder.add(ONE, 1)).isInstanceOf(IllegalStateException.class);
    }
}
