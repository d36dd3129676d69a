package limpid.server.account.passkey;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.Unanswered;
import limpid.server.account.passkey.Verification.Verdict;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** The passkeys of everybody, in their homes. Safe for all threads. */
public final class Passkeys {
    private static final int ID_BYTES = 16;
    private static final int CHALLENGE_BYTES = 32;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;
    private final Unanswered<Ceremony> ceremonies;
    private final Verification verification = new Verification();

    public Passkeys(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
        this.ceremonies = new Unanswered<>(clock, Ceremony.LASTS);
    }

    /**
     * A question to an authenticator.
     *
     * @param ceremony by which the answer names it
     * @param challenge what to sign
     * @param site the name that the passkey is bound to
     * @param userHandle whose passkey shall be made; empty to sign in
     * @param known passkeys of that person, which need not be made again
     * @param algorithms kinds of keys by their COSE numbers, the best first
     */
    public record Question(
            String ceremony,
            byte[] challenge,
            String site,
            Optional<byte[]> userHandle,
            List<Passkey> known,
            List<Integer> algorithms) {
        /** For as long it waits for its answer, in milliseconds. */
        public long timeoutMillis() {
            return Ceremony.LASTS.toMillis();
        }
    }

    /**
     * Whose passkey answered.
     *
     * @param resident who it is
     * @param passkey with which
     */
    public record Recognized(Resident resident, Passkey passkey) {}

    /** Asks an authenticator to make a passkey for somebody. Fails with: REQUEST_TOO_LARGE (they have too many). */
    public Question askForNew(Resident resident, RelyingParty party) {
        List<Passkey> known = of(resident);
        refuseTooMany(known);
        Ceremony ceremony =
                asked(party, Optional.of(resident), resident.person().text());
        return question(ceremony, Optional.of(UserHandle.of(resident)), known);
    }

    /** Asks for any passkey of this site; {@code asker} is the address that answers for how often it asks. */
    public Question ask(RelyingParty party, String asker) {
        return question(asked(party, Optional.empty(), asker), Optional.empty(), List.of());
    }

    private Ceremony asked(RelyingParty party, Optional<Resident> maker, String asker) {
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(ID_BYTES));
        Ceremony ceremony = new Ceremony(id, chance.bytes(CHALLENGE_BYTES), party, maker);
        ceremonies.ask(id, ceremony, asker);
        return ceremony;
    }

    private static Question question(Ceremony asked, Optional<byte[]> userHandle, List<Passkey> known) {
        return new Question(
                asked.id(), asked.challenge(), asked.party().id(), userHandle, known, Verification.ALGORITHMS);
    }

    /** Remembers a passkey that was just made. Fails with: PASSKEY_REJECTED, ALREADY_DONE, REQUEST_TOO_LARGE. */
    public Passkey remember(Resident resident, String ceremony, String name, Answer.Made answer) {
        Ceremony asked = taken(ceremony, Optional.of(resident));
        Passkey.PublicHalf key = right(verification.made(asked, answer), asked);
        String id = PasskeyRows.id(Base64.getUrlDecoder().decode(key.credential()));
        Passkey passkey = new Passkey(id, name, asked.party().id(), clock.now(), Optional.empty(), key);
        return ledger.write(resident.home(), home -> {
            PasskeyRows rows = new PasskeyRows(home.documents());
            if (rows.find(resident.person(), id).isPresent()) {
                throw objection(ReasonCode.ALREADY_DONE).saw("passkey", id).exception();
            }
            refuseTooMany(rows.of(resident.person()));
            rows.put(resident.person(), passkey);
            return passkey;
        });
    }

    /** Who signed. Whether they may come in is for others to say. Fails with: PASSKEY_REJECTED. */
    public Recognized recognize(String ceremony, Answer.Signed answer) {
        Ceremony asked = taken(ceremony, Optional.empty());
        Resident resident = UserHandle.read(answer.userHandle()).orElseThrow(() -> rejected(Flaw.UNKNOWN, asked));
        String id = PasskeyRows.id(answer.credential());
        Passkey known = find(resident, id)
                .filter(passkey -> passkey.site().equals(asked.party().id()))
                .orElseThrow(() -> rejected(Flaw.UNKNOWN, asked));
        Passkey.PublicHalf seen = right(verification.signed(asked, known.key(), answer), asked);
        return new Recognized(resident, used(resident, asked, id, seen.counter()));
    }

    /** Of two answers with one counter at the same moment only one counts: the ledger decides. */
    private Passkey used(Resident resident, Ceremony asked, String id, long counter) {
        Instant now = clock.now();
        return ledger.write(resident.home(), home -> {
            PasskeyRows rows = new PasskeyRows(home.documents());
            Passkey known = rows.find(resident.person(), id).orElseThrow(() -> rejected(Flaw.UNKNOWN, asked));
            boolean counts = counter > 0 || known.key().counter() > 0;
            if (counts && counter <= known.key().counter()) {
                throw rejected(Flaw.COUNTER_WENT_BACK, asked);
            }
            Passkey used = known.used(now, counter);
            rows.put(resident.person(), used);
            return used;
        });
    }

    /** Somebody's passkeys, in no order that means something. */
    public List<Passkey> of(Resident resident) {
        return ledger.read(resident.home(), home -> new PasskeyRows(home.documents()).of(resident.person()));
    }

    /** The same inside a transaction. */
    public static List<Passkey> of(HomeTransaction home, PersonId person) {
        return new PasskeyRows(home.documents()).of(person);
    }

    /** They go with their person, in the transaction in which they go. */
    public static void forget(HomeTransaction home, PersonId person) {
        PasskeyRows rows = new PasskeyRows(home.documents());
        rows.of(person).forEach(passkey -> rows.drop(person, passkey.id()));
    }

    /** Calls a passkey something else. Fails with: NOT_FOUND. */
    public void rename(Resident resident, String id, String name) {
        ledger.write(resident.home(), home -> {
            PasskeyRows rows = new PasskeyRows(home.documents());
            Passkey known = rows.find(resident.person(), id)
                    .orElseThrow(() -> Access.notFound(Scope.PERSON, "passkey", id, clock.now()));
            rows.put(resident.person(), known.called(name));
            return known;
        });
    }

    /** Forgets a passkey; returns what was forgotten, empty if there was nothing. */
    public Optional<Passkey> forget(Resident resident, String id) {
        return ledger.write(resident.home(), home -> {
            PasskeyRows rows = new PasskeyRows(home.documents());
            Optional<Passkey> known = rows.find(resident.person(), id);
            rows.drop(resident.person(), id);
            return known;
        });
    }

    private Optional<Passkey> find(Resident resident, String id) {
        return ledger.read(resident.home(), home -> new PasskeyRows(home.documents()).find(resident.person(), id));
    }

    private Ceremony taken(String id, Optional<Resident> maker) {
        return ceremonies
                .answer(id)
                .filter(asked -> asked.maker().equals(maker))
                .orElseThrow(this::notAsked);
    }

    private ReasonException notAsked() {
        return objection(ReasonCode.PASSKEY_REJECTED)
                .saw("flaw", Flaw.NOT_ASKED.words())
                .exception();
    }

    private Passkey.PublicHalf right(Verdict verdict, Ceremony asked) {
        return switch (verdict) {
            case Verdict.Right(Passkey.PublicHalf key) -> key;
            case Verdict.Wrong(Flaw flaw) -> throw rejected(flaw, asked);
        };
    }

    private ReasonException rejected(Flaw flaw, Ceremony asked) {
        return objection(ReasonCode.PASSKEY_REJECTED)
                .saw("flaw", flaw.words())
                .saw("address", asked.party().origin())
                .exception();
    }

    private void refuseTooMany(List<Passkey> known) {
        if (known.size() >= PasskeyRows.EACH_MAX) {
            throw objection(ReasonCode.REQUEST_TOO_LARGE)
                    .saw("passkeys", known.size(), "fewer than " + PasskeyRows.EACH_MAX)
                    .exception();
        }
    }

    private Objection objection(ReasonCode code) {
        return Objection.of(code, new Subject(Scope.PERSON, ""), clock.now());
    }
}
