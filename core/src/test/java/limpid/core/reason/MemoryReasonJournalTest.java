package limpid.core.reason;

class MemoryReasonJournalTest implements ReasonJournalContract {
    @Override
    public ReasonJournal subject() {
        return new MemoryReasonJournal();
    }
}
