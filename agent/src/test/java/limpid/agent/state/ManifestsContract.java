package limpid.agent.state;

import static limpid.agent.state.SavedThings.content;
import static limpid.agent.state.SavedThings.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every memory of manifests promises. */
public interface ManifestsContract {
    /** A memory that knows no manifest yet. */
    Manifests manifests();

    /** The same memory in the next run of the program. */
    Manifests manifestsAgain(Manifests before);

    @Test
    default void knowsNoManifestThatNobodyToldIt() {
        Manifests manifests = manifests();
        manifests.remember(content("one"), manifest(1, 2));
        assertThat(manifests.of(content("other"))).isEmpty();
    }

    @Test
    default void knowsManifestsInTheNextRun() {
        Manifests manifests = manifests();
        manifests.remember(content("one"), manifest(1, 2));
        manifests.remember(content("two"), manifest(3, 4));
        assertThat(manifests.of(content("one"))).contains(manifest(1, 2));
        assertThat(manifestsAgain(manifests).of(content("one"))).contains(manifest(1, 2));
        assertThat(manifestsAgain(manifests).of(content("two"))).contains(manifest(3, 4));
    }

    @Test
    default void takesTheLastWordOnAContent() {
        Manifests manifests = manifests();
        manifests.remember(content("one"), manifest(1, 2));
        manifests.remember(content("one"), manifest(2, 1));
        assertThat(manifests.of(content("one"))).contains(manifest(2, 1));
    }
}
