package limpid.store.ledger;

/**
 * A home and its storage. All sizes in bytes.
 *
 * @param name for people
 * @param planBytes what the plan allows
 * @param usedBytes contents of live items, exactly
 * @param reservedBytes the sum of all grants, exactly
 * @param keptBytes contents of old versions
 * @param gearSeed how devices of this home cut contents
 */
public record HomeRow(String name, long planBytes, long usedBytes, long reservedBytes, long keptBytes, long gearSeed) {}
