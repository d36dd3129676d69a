package limpid.server.gate.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.server.files.PageMark;
import limpid.server.files.Sorting;
import limpid.server.gate.Request;
import limpid.store.ledger.BrowseRows.By;
import limpid.store.ledger.BrowseRows.Way;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/** What stands in the path and the query of requests for files. Everything throws {@link MalformedException} for nonsense. */
public final class Asked {
    private static final String ROOT = "root";
    private static final int DIGITS_MAX = 18;

    private Asked() {}

    /** The collection in a path. */
    public static CollectionId collection(Request request, int at) {
        return read("collection", request.path().get(at), CollectionId::new);
    }

    /** The item in a path; {@code root} and the root's own id are the same. */
    public static ItemId item(Request request, int at) {
        String text = request.path().get(at);
        return text.equals(ROOT) ? ItemId.ROOT : read("item", text, ItemId::of);
    }

    /** How a folder shall be listed. */
    public static Sorting sorting(Request request) {
        By by = choice(request, "sort", By.NAME, By.class);
        return new Sorting(by, choice(request, "order", Way.UP, Way.class));
    }

    /** Where the page before ended; it must be of the same listing. */
    public static Optional<PageMark> after(Request request) {
        Optional<String> text = request.parameter("after").filter(given -> !given.isEmpty());
        Optional<PageMark> mark =
                text.flatMap(PageMark::of).filter(it -> it.sorting().equals(sorting(request)));
        if (text.isPresent() && mark.isEmpty()) {
            throw new MalformedException("after", "not the end of a page of this listing");
        }
        return mark;
    }

    /** How many things are wanted at the most. */
    public static int limit(Request request, int otherwise) {
        return request.parameter("limit")
                .map(text -> (int) number("limit", text, Protocol.PAGE_ITEMS_MAX))
                .orElse(otherwise);
    }

    /** A version of an item. */
    public static long version(String text) {
        return number("version", text, Long.MAX_VALUE);
    }

    /** Whether a parameter that needs no value is there. */
    public static boolean flag(Request request, String name) {
        return request.parameter(name).isPresent();
    }

    private static long number(String field, String text, long most) {
        boolean digits = text.matches("[0-9]{1," + DIGITS_MAX + "}");
        long number = digits ? Long.parseLong(text) : 0;
        if (number < 1 || number > most) {
            throw new MalformedException(field, "not a number that belongs here");
        }
        return number;
    }

    private static <E extends Enum<E>> E choice(Request request, String name, E otherwise, Class<E> type) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> new MalformedException(name, "not one of the words known here"));
    }

    private static <T> T read(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(field, String.valueOf(e.getMessage()));
        }
    }
}
