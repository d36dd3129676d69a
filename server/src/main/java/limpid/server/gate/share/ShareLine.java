package limpid.server.gate.share;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.server.share.Share;
import limpid.server.share.Shares;

/**
 * A link as its maker sees it.
 *
 * @param path where the thing is, with slashes; empty if it is there no more
 * @param link to be copied
 */
record ShareLine(
        String id,
        Share.Kind kind,
        CollectionId collection,
        ItemId item,
        String name,
        String path,
        boolean hasPassword,
        Optional<Instant> expires,
        Instant createdAt,
        long opened,
        Optional<Instant> lastOpenedAt,
        String link) {
    /** {@code address} is this server's, as the browser reached it. */
    static ShareLine of(Shares.Own own, String address) {
        Share share = own.share();
        return new ShareLine(
                share.id(),
                share.kind(),
                share.collection(),
                share.item(),
                share.name(),
                own.path(),
                share.hasPassword(),
                share.expires(),
                share.createdAt(),
                share.opened(),
                share.lastOpenedAt(),
                address + "/s#" + own.token());
    }
}
