package limpid.wire.json;

import java.util.Optional;

/** What a request says about a number that may be there or not. In JSON: the number, {@code null}, or no such field. */
public sealed interface Amendment {
    /** It shall be this one. */
    record To(long value) implements Amendment {}

    /** It shall be there no more. */
    record Away() implements Amendment {}

    /** It stays as it is. */
    record Untouched() implements Amendment {}

    /** What becomes of {@code before}. */
    default Optional<Long> to(Optional<Long> before) {
        return switch (this) {
            case To(long value) -> Optional.of(value);
            case Away() -> Optional.empty();
            case Untouched() -> before;
        };
    }
}
