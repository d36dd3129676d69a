package limpid.doctor.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.doctor.diagnosis.Cause;
import limpid.doctor.diagnosis.Diagnosis;

/** Applies fixes and examines again: only the second examination says whether they helped. */
public final class Repair {
    private final List<Fix> fixes;
    private final Examiner examination;

    /** Looks anew, at everything. */
    @FunctionalInterface
    public interface Examiner {
        /** What is the matter now. */
        Diagnosis examine() throws InterruptedException;
    }

    /**
     * A repair with the fixes at hand.     */
    public Repair(List<Fix> fixes, Examiner examination) {
        this.fixes = List.copyOf(fixes);
        this.examination = examination;
    }

    /** What would be done about each cause, in order of rank. Changes nothing. */
    public List<Proposal> proposals(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .flatMap(cause ->
                        fixFor(cause)
                                .map(fix -> new Proposal(cause, fix.action(), fix.preview(cause.reason())))
                                .stream())
                .toList();
    }

    /** Applies what {@link #proposals} tells, in that order, then examines again. */
    public Outcome apply(Diagnosis diagnosis) throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        for (var cause : diagnosis.causes()) {
            fixFor(cause).ifPresent(fix -> attempts.add(attempt(cause, fix)));
        }
        var after = attempts.isEmpty() ? diagnosis : examination.examine();
        return new Outcome(
                attempts.stream().map(attempt -> judged(attempt, after)).toList(), after);
    }

    private Optional<Fix> fixFor(Cause cause) {
        var code = cause.reason().code();
        return fixes.stream().filter(fix -> fix.codes().contains(code)).findFirst();
    }

    private static Attempt attempt(Cause cause, Fix fix) {
        var proposal = new Proposal(cause, fix.action(), fix.preview(cause.reason()));
        try {
            fix.apply(cause.reason());
            return new Attempt(proposal, new Result.Helped());
        } catch (ReasonException e) {
            return new Attempt(proposal, new Result.Prevented(e.reason()));
        }
    }

    private static Attempt judged(Attempt attempt, Diagnosis after) {
        var code = attempt.proposal().cause().reason().code();
        boolean isStillThere =
                after.causes().stream().anyMatch(cause -> cause.reason().code() == code);
        return isStillThere && attempt.result() instanceof Result.Helped
                ? new Attempt(attempt.proposal(), new Result.DidNotHelp())
                : attempt;
    }
}
