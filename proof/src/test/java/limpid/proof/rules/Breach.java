package limpid.proof.rules;

/**
 * One place that breaks a rule.
 *
 * @param subject what breaks it, in a form that stays the same while lines move: a file, a method, a code
 * @param what what is wrong with it
 */
record Breach(String subject, String what) {
    @Override
    public String toString() {
        return subject + ": " + what;
    }
}
