package limpid.server.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.server.library.Contents;
import limpid.server.zip.ZipItem;
import limpid.server.zip.ZipItem.Form;
import limpid.server.zip.ZipNames;
import limpid.server.zip.ZipWriter;
import limpid.store.ledger.HomeTransaction;

/**
 * What goes into an archive: one picture of some things and all that is below them, read in one transaction. What changes
 * while the archive is sent does not show: older contents are kept for longer than that takes.
 *
 * <p>A link goes in as a small file that holds what it points to, as it does on systems that have no links: a link that leads
 * out of the folder could take what is unpacked after it along.
 */
public final class ZipPlan {
    /** As many things as one archive takes, about 60 MiB of memory. */
    public static final int ITEMS_MAX = 250_000;

    private static final int PAGE = 1000;

    private final List<Planned> items = new ArrayList<>();
    private final Map<ItemId, ZipNames> names = new HashMap<>();

    private record Planned(Item item, ZipItem zip) {}

    private ZipPlan() {}

    /** What cannot be put into one archive. */
    public enum Flaw {
        TOO_MANY_ITEMS,
        PATH_TOO_LONG
    }

    /** A plan, or why there is none. */
    public sealed interface Outcome {
        record Ready(ZipPlan plan) implements Outcome {}

        record Refused(Flaw flaw) implements Outcome {}
    }

    /**
     * The plan of some things that live, each standing at the top. {@code links} says whether links go in.
     */
    public static Outcome of(HomeTransaction rows, CollectionId collection, List<Item> tops, Links links) {
        ZipPlan plan = new ZipPlan();
        List<Open> open = new ArrayList<>();
        Optional<Flaw> flaw = plan.add(TOP, tops, links, open);
        return plan.outcome(flaw.or(() -> plan.addBelow(rows, collection, links, open)));
    }

    /** The plan of a whole collection. */
    public static Outcome ofAll(HomeTransaction rows, CollectionId collection) {
        ZipPlan plan = new ZipPlan();
        return plan.outcome(plan.addBelow(rows, collection, Links.AS_TEXTS, new ArrayList<>(List.of(TOP))));
    }

    private Outcome outcome(Optional<Flaw> flaw) {
        return flaw.<Outcome>map(Outcome.Refused::new).orElseGet(() -> new Outcome.Ready(this));
    }

    private Optional<Flaw> addBelow(HomeTransaction rows, CollectionId collection, Links links, List<Open> open) {
        Optional<Flaw> flaw = Optional.empty();
        while (flaw.isEmpty() && !open.isEmpty()) {
            flaw = addAll(rows, collection, open.removeLast(), links, open);
        }
        return flaw;
    }

    /** Whether links go in. */
    public enum Links {
        AS_TEXTS,
        LEFT_OUT
    }

    private static final Open TOP = new Open(ItemId.ROOT, "");

    /** A folder whose contents are still to be added, and the path before their names. */
    private record Open(ItemId id, String prefix) {}

    private Optional<Flaw> addAll(
            HomeTransaction rows, CollectionId collection, Open folder, Links links, List<Open> open) {
        String after = "";
        while (true) {
            List<Item> page = rows.items().children(collection, folder.id(), after, PAGE);
            Optional<Flaw> flaw = add(folder, page, links, open);
            if (flaw.isPresent() || page.size() < PAGE) {
                names.remove(folder.id());
                return flaw;
            }
            after = page.getLast().place().name().key();
        }
    }

    private Optional<Flaw> add(Open folder, List<Item> page, Links links, List<Open> open) {
        for (Item item : page) {
            if (item.kind() == Kind.LINK && links == Links.LEFT_OUT) {
                continue;
            }
            String path = folder.prefix()
                    + names.computeIfAbsent(folder.id(), _ -> new ZipNames())
                            .of(item.place().name().text());
            ZipItem zip = zip(item, path);
            if (items.size() == ITEMS_MAX) {
                return Optional.of(Flaw.TOO_MANY_ITEMS);
            }
            if (3L * path.length() > ZipItem.PATH_BYTES_MAX) {
                return Optional.of(Flaw.PATH_TOO_LONG);
            }
            items.add(new Planned(item, zip));
            if (item.kind() == Kind.FOLDER) {
                open.add(new Open(item.id(), path + "/"));
            }
        }
        return Optional.empty();
    }

    private static ZipItem zip(Item item, String path) {
        Form form =
                switch (item.kind()) {
                    case FOLDER -> Form.FOLDER;
                    case FILE -> MediaTypes.isText(item.place().name().text()) ? Form.DEFLATED : Form.PLAIN;
                    case LINK -> Form.PLAIN;
                };
        return new ZipItem(
                path,
                form,
                item.size(),
                item.attributes().modified(),
                item.attributes().executable());
    }

    /** The first thing whose bytes are known to be bad, so that nobody waits for an archive that must break. */
    public Optional<Item> firstBad(HomeTransaction rows, CollectionId collection) {
        List<ChunkId> bad = rows.contents().quarantined(PAGE);
        if (bad.isEmpty()) {
            return Optional.empty();
        }
        Map<ItemId, Item> hit = new HashMap<>();
        rows.items().needing(collection, bad, ITEMS_MAX).forEach(item -> hit.put(item.id(), item));
        return items.stream()
                .map(Planned::item)
                .filter(item -> hit.containsKey(item.id()))
                .findFirst();
    }

    /** How many things go in, folders too. */
    public int count() {
        return items.size();
    }

    /** How long the archive will be, if that can be told. */
    public OptionalLong length() {
        return ZipWriter.length(items.stream().map(Planned::zip).toList());
    }

    /** Writes the archive. Fails with: BLOB_MISSING, BLOB_CORRUPT, in the middle. */
    public void writeTo(OutputStream out, HomeId home, Contents contents) throws IOException {
        try (ZipWriter zip = new ZipWriter(out)) {
            for (Planned planned : items) {
                Optional<Content> content = planned.item().content();
                zip.add(planned.zip(), body -> {
                    if (content.isPresent()) {
                        contents.open(home, content.get()).writeTo(body);
                    }
                });
            }
            zip.end();
        }
    }
}
