package limpid.store.ledger;

/**
 * A word to devices that something changed, written with what it tells of.
 *
 * @param number grows
 */
public record HintRow(long number, String kind, String collection, long seq) {}
