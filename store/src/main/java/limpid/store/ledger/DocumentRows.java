package limpid.store.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Small records by topic: what an account, a policy or a share link is, and what happened. Each is read and written as a
 * whole; nothing is searched by what stands inside. Ids that shall be listed by time begin with the time.
 *
 * <p>Source: decision "small records are documents".
 */
public interface DocumentRows {
    /** The body of one record. */
    Optional<String> document(String topic, String id);

    /** Records of a topic whose ids come after {@code after}, in order, at most {@code limit}; all begin after "". */
    List<DocumentRow> documents(String topic, String after, int limit);

    /** Records of a topic whose ids come before {@code before}, the last first, at most {@code limit}. */
    List<DocumentRow> documentsBefore(String topic, String before, int limit);

    /** Writes one, in place of what was there. */
    void putDocument(DocumentRow row);

    /** Removes one; one that is not there is well. */
    void dropDocument(String topic, String id);

    /** Removes those of a topic whose ids come before {@code before}. */
    void dropDocumentsBefore(String topic, String before);

    /**
     * Removes what is about somebody or something that goes for good: records whose id is {@code name}, or begins with it and
     * a full stop, and topics in which it stands between full stops or at an end.
     *
     * @param name an id of {@code a-z 0-9 -}
     */
    void dropAbout(String name);
}
