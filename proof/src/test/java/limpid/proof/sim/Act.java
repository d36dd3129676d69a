package limpid.proof.sim;

/** Something in a history that was decided beforehand. */
sealed interface Act permits Deed, Fault {}
