package limpid.server.account;

import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.factor.RecoveryCodes;
import limpid.server.account.factor.SecondFactor;
import limpid.server.library.Registry;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.Ledger;

/**
 * All that lets people in, put together once for each server: the brakes count only if everybody shares them.
 *
 * @param sessions browsers that are signed in
 * @param history what happened to each person's sign-in
 * @param locks what proofs are judged with
 * @param signIn where somebody becomes signed in
 * @param ownerLink the first owner's way in
 * @param accounts makes the first owner
 * @param strongbox seals what must be read again
 */
public record FrontDesk(
        Sessions sessions,
        PersonalHistory history,
        Locks locks,
        SignIn signIn,
        OwnerLink ownerLink,
        Accounts accounts,
        Strongbox strongbox) {
    /** The desk of a server. */
    public static FrontDesk of(Ledger ledger, Registry registry, Clock clock, Chance chance) {
        Sessions sessions = new Sessions(ledger, clock, chance);
        PersonalHistory history = new PersonalHistory(ledger, clock, chance);
        Strongbox strongbox = Strongbox.of(ledger, chance);
        RecoveryCodes codes = new RecoveryCodes(clock, chance);
        Locks locks = new Locks(
                new Passwords(chance), new Brakes(clock), new SecondFactor(clock, chance, strongbox, codes), codes);
        SignIn signIn = new SignIn(ledger, clock, sessions, history, locks);
        OwnerLink ownerLink = new OwnerLink(ledger, clock, chance);
        Accounts accounts = new Accounts(registry, ownerLink, signIn, locks);
        return new FrontDesk(sessions, history, locks, signIn, ownerLink, accounts, strongbox);
    }
}
