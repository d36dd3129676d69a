package limpid.proof.bench;

/** A peer whose device can be away for a while: when it comes back, changes of both sides cross. */
interface Returning extends Peer {
    /** B goes away. */
    void sleep();

    /** Until the hub has what A has. */
    void deliver();

    /** B comes back. */
    void wake();
}
