package limpid.server.account;

import limpid.server.account.factor.RecoveryCodes;
import limpid.server.account.factor.SecondFactor;

/**
 * What proofs are judged with.
 *
 * @param passwords compares them
 * @param brakes slow down who guesses
 * @param secondFactor the second step
 * @param recoveryCodes stand in for either
 */
public record Locks(Passwords passwords, Brakes brakes, SecondFactor secondFactor, RecoveryCodes recoveryCodes) {}
