package limpid.proof.sim;

import java.util.List;
import java.util.Optional;
import limpid.core.change.ChangeToken;
import limpid.core.change.TokenOutcome;
import limpid.core.id.CollectionId;
import limpid.core.item.Item;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.store.ledger.HomeRow;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Grant;

/** The server's library, with one of the mistakes of {@link Defect} that servers make, if the world has one. */
final class Service {
    private final World world;
    private int askedAgain;

    Service(World world) {
        this.world = world;
    }

    private Library library() {
        return world.server.library();
    }

    CommitReply commit(Caller caller, CollectionId collection, String key, Commit commit) {
        if (world.has(Defect.PINS_IGNORED)) {
            world.server.forgetPins();
        }
        Commit taken = world.has(Defect.VERSION_IGNORED) ? Rebase.all(world, commit) : commit;
        String under = world.has(Defect.ANSWERS_NOT_KEPT) ? key + askedAgain++ : key;
        return unbound(() -> library().commit(caller, collection, under, taken));
    }

    Grant reserve(Caller caller, long bytes) {
        return unbound(() -> library().reserve(caller, bytes));
    }

    private interface Call<T> {
        T call();
    }

    private <T> T unbound(Call<T> call) {
        if (!world.has(Defect.QUOTA_UNCHECKED)) {
            return call.call();
        }
        long plan = world.server.space().planBytes();
        setPlan(Long.MAX_VALUE / 4);
        try {
            return call.call();
        } finally {
            setPlan(plan);
        }
    }

    private void setPlan(long bytes) {
        world.server.ledger().write(world.server.home(), rows -> {
            HomeRow home = rows.homeRow().orElseThrow();
            rows.putHome(home.planned(bytes));
            return home;
        });
    }

    ChangesPage changes(Caller caller, CollectionId collection, Optional<ChangeToken> since, int limit) {
        ChangesPage page = library().changes(caller, collection, since, limit);
        if (!world.has(Defect.SEQUENCE_SKIPPED) || page.items().size() < 2) {
            return page;
        }
        List<Item> told = page.items().subList(1, page.items().size());
        TokenOutcome outcome = page.outcome();
        return new ChangesPage(outcome, told, page.inline(), page.next(), page.epoch(), page.seq(), page.digest());
    }
}
