package limpid.proof.sim;

/** One device's way to the server. */
final class Network {
    final Countdown loseRequest = new Countdown();
    final Countdown loseAnswer = new Countdown();
    final Countdown doubled = new Countdown();
    private boolean cut;
    private int cuts;

    boolean isCut() {
        return cut;
    }

    /** How often it was cut: an answer does not survive a cut on its way. */
    int cuts() {
        return cuts;
    }

    void cut() {
        cut = true;
        cuts++;
    }

    void mend() {
        cut = false;
        loseRequest.stop();
        loseAnswer.stop();
        doubled.stop();
    }
}
