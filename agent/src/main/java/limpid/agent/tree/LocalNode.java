package limpid.agent.tree;

import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/**
 * What stands on this device's disk.
 *
 * @param place where, by the ids of this device's tree
 * @param kind what it is
 * @param print how it looked at the last sighting
 * @param content its content, if it was read while it looked so; empty for folders
 */
public record LocalNode(Place place, Kind kind, Print print, Optional<Content> content) {
    /** The same at another place. */
    public LocalNode at(ItemId parent, ItemName name) {
        return new LocalNode(new Place(parent, name), kind, print, content);
    }

    /** The same after another sighting; the content stays known only if it cannot have changed. */
    public LocalNode seen(Print now) {
        Optional<Content> still = now.contentMayDiffer(print) ? Optional.empty() : content;
        return new LocalNode(place, kind, now, kind == Kind.FOLDER ? Optional.empty() : still);
    }

    /** The same with its content read. */
    public LocalNode read(Print now, Content known) {
        return new LocalNode(place, kind, now, Optional.of(known));
    }

    /** The same, with what {@code item} says alike taken from there. */
    LocalNode sharing(Item item) {
        boolean samePlace = place.equals(item.place());
        boolean sameContent = content.equals(item.content());
        return samePlace || sameContent
                ? new LocalNode(samePlace ? item.place() : place, kind, print, sameContent ? item.content() : content)
                : this;
    }

    /** Whether its bytes must be read before anything can be said of them. */
    public boolean unread() {
        return kind != Kind.FOLDER && content.isEmpty();
    }

    /** What would travel with it. */
    public Attributes attributes() {
        return kind == Kind.FILE ? new Attributes(print.modified(), print.executable()) : Attributes.NONE;
    }
}
