package limpid.doctor.look;

/** Asks the agent how it is; reads what it left on disk if it does not run. */
public interface AgentView {
    /** Fails with: DATA_UNREADABLE, DB_CORRUPT where not even that can be read. */
    AgentStatus look();
}
