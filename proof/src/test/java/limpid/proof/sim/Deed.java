package limpid.proof.sim;

/**
 * What a person or a program of theirs does to a folder that is kept in step. Paths are below the root; a deed that cannot
 * be done as things stand is not done.
 */
sealed interface Deed extends Act {
    /** Write a file, new or over what stands there, as most programs do: cut it to nothing, then write. */
    record Write(String path, Value value) implements Deed {}

    /** Write the first half of a file and stop there. */
    record Begin(String path, Value value) implements Deed {}

    /** Save as editors do: write a file beside, put it in the place of the old one, remove the old one. */
    record Save(String path, Value value) implements Deed {}

    /** Write other bytes of the same length, and set the time of modification back. */
    record Twist(String path, Value value) implements Deed {}

    record MakeFolder(String path) implements Deed {}

    /** Rename or move a file or a folder. */
    record Move(String from, String to) implements Deed {}

    /** Give two things each other's names, by way of a third. */
    record Swap(String one, String two) implements Deed {}

    /** Copy a file, or a folder with all in it. */
    record Copy(String from, String to) implements Deed {}

    /** Delete a file, or a folder with all in it. */
    record Delete(String path) implements Deed {}

    record MakeLink(String path, String target) implements Deed {}

    /** Change whether a file may be run. */
    record Mark(String path) implements Deed {}

    /** Set a file's time of modification to another one. */
    record Touch(String path) implements Deed {}

    /** Ask the program to pause. */
    record Pause() implements Deed {}

    record Resume() implements Deed {}
}
