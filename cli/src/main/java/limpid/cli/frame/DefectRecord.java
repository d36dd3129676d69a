package limpid.cli.frame;

/** Keeps what is needed to understand a defect, where a person can find it but need not read it. */
public interface DefectRecord {
    /** Keeps {@code defect}; returns the id to report it by. */
    String keep(Throwable defect);
}
