package limpid.server.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.ledger.BrowseRows.Group;
import limpid.store.ledger.BrowseRows.Mark;
import limpid.store.ledger.BrowseRows.Stretch;
import limpid.store.ledger.HomeTransaction;

/**
 * One page of what lives in a folder, folders first.
 *
 * @param next from where to go on; empty if this is the end
 */
public record FolderPage(List<Item> items, Optional<PageMark> next) {
    public FolderPage {
        items = List.copyOf(items);
    }

    /**
     * Where a page begins.
     *
     * @param after the end of the page before; of another sorting it is not followed
     * @param limit 1 or more
     */
    public record Ask(CollectionId collection, ItemId folder, Sorting sorting, Optional<PageMark> after, int limit) {
        private Optional<Mark> afterIn(Group group) {
            return after.filter(mark -> mark.group() == group).map(PageMark::mark);
        }

        private boolean begins(Group group) {
            return after.isEmpty() || after.get().group() == group;
        }
    }

    /** Reads one. The folder is the asker's to check. */
    public static FolderPage read(HomeTransaction rows, Ask ask) {
        List<Item> found = new ArrayList<>();
        int wanted = ask.limit() + 1;
        if (ask.begins(Group.FOLDERS)) {
            Sorting sorting = ask.sorting().ofFolders();
            found.addAll(stretch(rows, ask, Group.FOLDERS, sorting, wanted));
        }
        if (found.size() < wanted) {
            found.addAll(stretch(rows, ask, Group.OTHERS, ask.sorting(), wanted - found.size()));
        }
        if (found.size() < wanted) {
            return new FolderPage(found, Optional.empty());
        }
        List<Item> items = found.subList(0, ask.limit());
        return new FolderPage(items, Optional.of(markOf(ask.sorting(), items.getLast())));
    }

    private static List<Item> stretch(HomeTransaction rows, Ask ask, Group group, Sorting sorting, int limit) {
        Stretch stretch = new Stretch(ask.folder(), group, sorting.by(), sorting.way(), ask.afterIn(group), limit);
        return rows.browsing().list(ask.collection(), stretch);
    }

    private static PageMark markOf(Sorting sorting, Item last) {
        Group group = last.kind() == Kind.FOLDER ? Group.FOLDERS : Group.OTHERS;
        return new PageMark(sorting, group, Mark.of(last));
    }
}
