package limpid.server.share;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.files.Above;
import limpid.server.files.FolderPage;
import limpid.server.files.PageMark;
import limpid.server.files.Sorting;
import limpid.server.files.ZipPlan;
import limpid.server.files.Zips;
import limpid.server.library.commit.Access;
import limpid.server.share.Guests.Guest;
import limpid.store.ledger.HomeTransaction;

/**
 * What a guest sees: the shared file, or what lies below the shared folder at that moment. What was moved out of it is gone for
 * them, whatever they saw before. Safe for all threads.
 *
 * <p>Fails with, from every method: what {@link Guests#read} says; NOT_FOUND for what is not below, and for everything of a link
 * that brings files.
 */
public final class Shown {
    private final Guests guests;
    private final Zips zips;
    private final Clock clock;

    public Shown(Guests guests, Zips zips, Clock clock) {
        this.guests = guests;
        this.zips = zips;
        this.clock = clock;
    }

    /** By what a guest comes. */
    public record Entrance(String share, Optional<String> pass) {}

    /** What is wanted of a listing; the root is the shared folder. */
    public record Ask(ItemId folder, Sorting sorting, Optional<PageMark> after, int limit) {}

    /**
     * A page of a folder.
     *
     * @param above the folders between the shared one and this, neither of them among them
     */
    public record Folder(Item folder, List<Item> above, FolderPage page) {}

    /** A page of the shared folder or of one below it. */
    public Folder folder(Entrance entrance, Ask ask) {
        return view(entrance, (rows, guest) -> {
            Item folder = within(rows, guest, ask.folder());
            if (folder.kind() != Kind.FOLDER) {
                throw notFound(ask.folder());
            }
            List<Item> above = new Above(rows, guest.share().collection()).of(folder);
            List<Item> between = above.stream()
                    .dropWhile(item -> !item.id().equals(guest.target().id()))
                    .skip(1)
                    .toList();
            FolderPage.Ask inside = new FolderPage.Ask(
                    guest.share().collection(), folder.id(), ask.sorting(), ask.after(), ask.limit());
            return new Folder(folder, between, FolderPage.read(rows, inside));
        });
    }

    /** A file that a guest may read. */
    public record File(HomeId home, Item item) {}

    /** The shared file, or one below the shared folder. */
    public File file(Entrance entrance, ItemId id) {
        return view(entrance, (rows, guest) -> {
            Item item = within(rows, guest, id);
            if (item.kind() != Kind.FILE) {
                throw notFound(id);
            }
            return new File(guest.home(), item);
        });
    }

    /** An archive for a guest. */
    public record Archive(HomeId home, Zips.Zip zip) {}

    /** An archive of all that the link leads to; links in it are left out, since where they lead is nobody else's business. */
    public Archive zip(Entrance entrance) {
        return view(entrance, (rows, guest) -> {
            ZipPlan.Outcome outcome =
                    ZipPlan.of(rows, guest.share().collection(), List.of(guest.target()), ZipPlan.Links.LEFT_OUT);
            ZipPlan plan = zips.checked(rows, guest.share().collection(), outcome);
            return new Archive(
                    guest.home(),
                    new Zips.Zip(plan, guest.target().place().name().text()));
        });
    }

    private <T> T view(Entrance entrance, BiFunction<HomeTransaction, Guest, T> work) {
        return guests.read(entrance.share(), entrance.pass(), (rows, guest) -> switch (guest.share()
                .kind()) {
            case VIEW -> work.apply(rows, guest);
            case DROP -> throw notFound(ItemId.ROOT);
        });
    }

    private Item within(HomeTransaction rows, Guest guest, ItemId id) {
        if (id.isRoot() || id.equals(guest.target().id())) {
            return guest.target();
        }
        Above above = new Above(rows, guest.share().collection());
        return Optional.ofNullable(rows.items()
                        .byIds(guest.share().collection(), List.of(id))
                        .get(id))
                .filter(item -> !item.deleted())
                .filter(item -> above.isWithin(item, guest.target().id()))
                .orElseThrow(() -> notFound(id));
    }

    private ReasonException notFound(ItemId id) {
        return Access.notFound(Scope.ITEM, "item-id", id.toString(), clock.now());
    }
}
