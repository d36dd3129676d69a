package limpid.agent.state;

import java.util.Optional;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;

/** Remembers how contents on this disk are cut, so that a changed file is fetched by its changed parts alone. */
public interface Manifests {
    /** Remembers nothing. */
    Manifests NONE = new Manifests() {
        @Override
        public Optional<Manifest> of(ContentId content) {
            return Optional.empty();
        }

        @Override
        public void remember(ContentId content, Manifest manifest) {
            // A device that remembers nothing fetches whole files.
        }
    };

    /** How a content is cut, if that is remembered. */
    Optional<Manifest> of(ContentId content);

    /** Remembers how a content is cut. */
    void remember(ContentId content, Manifest manifest);
}
