package limpid.store.ledger;

/**
 * A small record that is only ever read and written as a whole.
 *
 * @param topic what kind of record; names its codec
 * @param id which one, within its topic, in ASCII; records of a topic stand in the order of their ids
 * @param body JSON
 */
public record DocumentRow(String topic, String id, String body) {}
