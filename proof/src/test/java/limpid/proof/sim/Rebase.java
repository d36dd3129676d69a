package limpid.proof.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.wire.message.Commit;

/** Makes the conditions of commits fit what the server has, as programs do that must have their way. */
final class Rebase {
    private Rebase() {}

    static Commit all(World world, Commit commit) {
        return some(world, commit, _ -> true);
    }

    static Commit deletions(World world, Commit commit) {
        return some(world, commit, Operation.Delete.class::isInstance);
    }

    private static Commit some(World world, Commit commit, Predicate<Operation> which) {
        List<Operation> operations = commit.operations().stream()
                .map(operation -> which.test(operation) ? onto(operation, version(world, operation.item())) : operation)
                .toList();
        return new Commit(operations, commit.grant(), commit.inline(), commit.epoch());
    }

    /** What the server has of an item, a tombstone too. */
    static Optional<Item> known(World world, ItemId id) {
        return world.server
                .ledger()
                .read(
                        world.server.home(),
                        rows -> Optional.ofNullable(rows.items()
                                .byIds(world.server.files(), List.of(id))
                                .get(id)));
    }

    static long version(World world, ItemId id) {
        return known(world, id).map(Item::version).orElse(0L);
    }

    private static Operation onto(Operation operation, long version) {
        return switch (operation) {
            case Operation.Put put ->
                new Operation.Put(put.item(), version, put.place(), put.kind(), put.content(), put.attributes());
            case Operation.Delete delete -> new Operation.Delete(delete.item(), version, delete.confirmed());
        };
    }
}
