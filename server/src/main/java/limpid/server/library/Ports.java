package limpid.server.library;

import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.Ledger;

/** All that the library asks of the world. */
record Ports(Ledger ledger, BlobStore blobs, Clock clock, Chance chance, LibrarySettings settings) {}
