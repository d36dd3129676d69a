package limpid.host.settings;

import java.util.function.Function;

/** A value that must not appear in logs, reasons or screens by accident. */
public final class Secret<T> {
    private final T value;

    public Secret(T value) {
        this.value = value;
    }

    /** Hands the value out, on purpose. */
    public T reveal() {
        return value;
    }

    /** Another secret made of this one. */
    public <U> Secret<U> map(Function<? super T, ? extends U> change) {
        return new Secret<>(change.apply(value));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
