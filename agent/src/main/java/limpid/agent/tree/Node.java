package limpid.agent.tree;

import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One item in the three trees. Immutable; hundreds of thousands are held, so the fields are bare and the accessors
 * dress them.
 */
public final class Node {
    private final ItemId id;
    private final @Nullable LocalNode local;
    private final @Nullable Item remote;
    private final @Nullable Synced synced;

    private Node(ItemId id, @Nullable LocalNode local, @Nullable Item remote, @Nullable Synced synced) {
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.synced = synced;
    }

    /** An item that is in no tree. */
    public static Node nowhere(ItemId id) {
        return new Node(id, null, null, null);
    }

    public ItemId id() {
        return id;
    }

    /** On this device's disk; empty if it is not there. */
    public Optional<LocalNode> local() {
        return Optional.ofNullable(local);
    }

    /** On the server; empty if it is not there or deleted. */
    public Optional<Item> remote() {
        return Optional.ofNullable(remote);
    }

    /** As agreed last; empty if never. */
    public Optional<Synced> synced() {
        return Optional.ofNullable(synced);
    }

    /** The same, with what is alike in several trees held once: nearly all items are alike in all three. */
    Node compact() {
        if (remote == null) {
            return this;
        }
        LocalNode here = local == null ? null : local.sharing(remote);
        Synced agreed = synced == null ? null : synced.sharing(remote);
        return new Node(remote.id(), here, remote, agreed);
    }

    public Node withLocal(Optional<LocalNode> now) {
        return new Node(id, now.orElse(null), remote, synced);
    }

    /** With what the server says; a tombstone counts as not there. */
    public Node withRemote(Optional<Item> now) {
        return new Node(id, local, now.filter(item -> !item.deleted()).orElse(null), synced);
    }

    public Node withSynced(Optional<Synced> now) {
        return new Node(id, local, remote, now.orElse(null));
    }

    /** Whether it is in no tree. */
    public boolean isNowhere() {
        return local == null && remote == null && synced == null;
    }

    /** Whether any tree says it is a folder. Throws if it is nowhere. */
    public Kind kind() {
        if (local != null) {
            return local.kind();
        }
        if (remote != null) {
            return remote.kind();
        }
        if (synced != null) {
            return synced.item().kind();
        }
        throw new IllegalStateException("an item in no tree has no kind");
    }

    /** Whether the three trees say the same of it: nothing is left to do. */
    public boolean isInStep() {
        if (local == null || remote == null || synced == null) {
            return isNowhere();
        }
        return !Deltas.local(local, synced).any()
                && !Deltas.remote(remote, synced).any();
    }

    @Override
    public String toString() {
        return "Node[" + id + " local=" + local + " remote=" + remote + " synced=" + synced + "]";
    }
}
