package limpid.store.memory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DocumentRows;

/** What stands above homes, over maps. */
final class MemoryDirectory implements DirectoryTransaction {
    private final DirectoryTables tables;

    MemoryDirectory(DirectoryTables tables) {
        this.tables = tables;
    }

    @Override
    public List<HomeId> homes() {
        return List.copyOf(tables.homes().rows().keySet());
    }

    @Override
    public void addHome(HomeId home) {
        tables.homes().put(home, home);
    }

    @Override
    public Optional<Resident> resident(String email) {
        return tables.residents().get(email.toLowerCase(Locale.ROOT));
    }

    @Override
    public void putResident(String email, Resident resident) {
        tables.residents().put(email.toLowerCase(Locale.ROOT), resident);
    }

    @Override
    public void dropResident(String email) {
        tables.residents().remove(email.toLowerCase(Locale.ROOT));
    }

    @Override
    public DocumentRows documents() {
        return new MemoryDocuments(tables.documents());
    }

    @Override
    public void putCode(CodeRow code) {
        tables.codes().put(code.hash(), code);
    }

    @Override
    public Optional<CodeRow> code(Hash hash) {
        return tables.codes().get(hash);
    }

    @Override
    public void dropCodes(Instant moment) {
        List<Hash> expired = tables.codes().rows().values().stream()
                .filter(code -> code.expires().isBefore(moment))
                .map(CodeRow::hash)
                .toList();
        expired.forEach(tables.codes()::remove);
    }

    @Override
    public Optional<String> fact(String key) {
        return tables.facts().get(key);
    }

    @Override
    public void putFact(String key, String value) {
        tables.facts().put(key, value);
    }
}
