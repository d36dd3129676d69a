package limpid.proof.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.reason.ReasonCode;
import limpid.server.library.Caller;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;

/** How a device commits that has one of the mistakes of {@link Defect} that devices make, if the world has one. */
final class FlawedDevice {
    /** What it commits through. */
    interface Way {
        CommitReply commit(Caller caller, String key, Commit commit);
    }

    private final World world;
    private final Way way;
    private final Set<String> said = new HashSet<>();
    private int made;

    FlawedDevice(World world, Way way) {
        this.world = world;
        this.way = way;
    }

    CommitReply commit(Caller caller, String key, Commit commit) {
        if (world.has(Defect.NEW_KEY_AFTER_LOST_ANSWER) && !said.add(key)) {
            return way.commit(caller, key + "-again", commit);
        }
        if (world.has(Defect.RENAME_AS_NEW) && renames(commit)) {
            return renamedAsNew(caller, key, commit);
        }
        CommitReply reply = way.commit(caller, key, commit);
        boolean conflict =
                reply instanceof CommitReply.Refused refused && refused.reason().code() == ReasonCode.VERSION_CONFLICT;
        if (conflict && world.has(Defect.CONFLICT_OVERWRITTEN)) {
            return way.commit(caller, key, Rebase.all(world, commit));
        }
        if (conflict && world.has(Defect.DELETION_WINS)) {
            return way.commit(caller, key, Rebase.deletions(world, commit));
        }
        return reply;
    }

    private boolean renames(Commit commit) {
        return commit.operations().stream().anyMatch(this::isRename);
    }

    private boolean isRename(Operation operation) {
        return operation instanceof Operation.Put put
                && put.content().isPresent()
                && Rebase.known(world, put.item())
                        .filter(item -> !item.deleted())
                        .map(item -> !item.place().equals(put.place()))
                        .orElse(false);
    }

    private CommitReply renamedAsNew(Caller caller, String key, Commit commit) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : commit.operations()) {
            if (operation instanceof Operation.Put put && isRename(operation)) {
                operations.add(new Operation.Delete(put.item(), Rebase.version(world, put.item()), false));
                operations.add(new Operation.Put(
                        new ItemId(77, ++made), 0, put.place(), put.kind(), put.content(), put.attributes()));
            } else {
                operations.add(operation);
            }
        }
        CommitReply reply =
                way.commit(caller, key, new Commit(operations, commit.grant(), commit.inline(), commit.epoch()));
        Set<ItemId> asked = new HashSet<>();
        commit.operations().forEach(operation -> asked.add(operation.item()));
        return switch (reply) {
            case CommitReply.Refused refused -> refused;
            case CommitReply.Committed done ->
                new CommitReply.Committed(
                        done.items().stream()
                                .filter(item -> asked.contains(item.id()))
                                .toList(),
                        Optional.empty());
        };
    }
}
