package limpid.host.log;

/**
 * Writes to the log. Messages are constants; what varies goes into fields. ERROR: a bug, or things of people at risk;
 * WARNING: a reason was recorded; INFO: a few lines an hour; DEBUG: all. Safe for all threads.
 */
public final class Log {
    private final System.Logger logger;

    private Log(System.Logger logger) {
        this.logger = logger;
    }

    /** The log of a part of the program. */
    public static Log of(String part) {
        return new Log(System.getLogger(part));
    }

    public void error(String message, Throwable cause, Field... fields) {
        write(System.Logger.Level.ERROR, message, withCause(cause, fields));
    }

    public void error(String message, Field... fields) {
        write(System.Logger.Level.ERROR, message, fields);
    }

    public void warning(String message, Field... fields) {
        write(System.Logger.Level.WARNING, message, fields);
    }

    public void info(String message, Field... fields) {
        write(System.Logger.Level.INFO, message, fields);
    }

    public void debug(String message, Field... fields) {
        write(System.Logger.Level.DEBUG, message, fields);
    }

    private void write(System.Logger.Level level, String message, Object[] facts) {
        if (logger.isLoggable(level)) {
            logger.log(level, message, facts);
        }
    }

    /** A cause travels among the facts, because the system's log takes either a cause or facts. */
    private static Object[] withCause(Throwable cause, Field... fields) {
        Object[] facts = new Object[fields.length + 1];
        System.arraycopy(fields, 0, facts, 0, fields.length);
        facts[fields.length] = cause;
        return facts;
    }
}
