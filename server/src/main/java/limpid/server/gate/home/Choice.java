package limpid.server.gate.home;

import java.util.List;
import java.util.Optional;
import limpid.server.gate.Request;
import limpid.server.home.CleanUp;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What somebody chose of a list: some by their ids, or {@code all}; one of the two is said. */
record Choice(Optional<List<String>> ids, Optional<Boolean> all) {
    private static final Codec<Choice> CODEC = Records.of(Choice.class);

    Choice {
        if (ids.isPresent() == all.orElse(false)) {
            throw new MalformedException("ids", "Either some ids, or all.");
        }
        if (ids.isPresent() && ids.get().size() > CleanUp.CHOSEN_MAX) {
            throw new MalformedException("ids", "At most " + CleanUp.CHOSEN_MAX + " at once.");
        }
    }

    static Choice of(Request request) {
        return CODEC.decode(request.body().bytes());
    }
}
