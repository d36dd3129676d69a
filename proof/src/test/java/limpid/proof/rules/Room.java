package limpid.proof.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A room of the house and what it may import. The table of ARCHITECTURE.md, for machines. */
enum Room {
    CORE,
    HOST(CORE),
    WIRE(CORE, HOST),
    STORE(CORE, HOST),
    DOCTOR(CORE, HOST, WIRE),
    SERVER(CORE, HOST, WIRE, STORE, DOCTOR),
    AGENT(CORE, HOST, WIRE, DOCTOR),
    CLI(CORE, HOST, WIRE, STORE, DOCTOR, SERVER, AGENT),
    PROOF(CORE, HOST, WIRE, STORE, DOCTOR, SERVER, AGENT, CLI);

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<Room> imports;

    Room(Room... imports) {
        this.imports = List.of(imports);
    }

    /** The folder of the room, which is also the first part of its packages below {@code limpid}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All packages of the room, as ArchUnit writes them. */
    String packages() {
        return "limpid." + folder() + "..";
    }

    /** Whether it is part of the program that people run. */
    boolean isShipped() {
        return this != PROOF;
    }

    /** The rooms it must not know. */
    Set<Room> forbidden() {
        var rest = EnumSet.allOf(Room.class);
        rest.remove(this);
        imports.forEach(rest::remove);
        return rest;
    }

    /** The rooms that are shipped, without those named. */
    static String[] shippedExcept(Room... left) {
        return Arrays.stream(values())
                .filter(Room::isShipped)
                .filter(room -> !List.of(left).contains(room))
                .map(Room::packages)
                .toArray(String[]::new);
    }
}
