package limpid.server.gate.account;

import limpid.server.gate.Reply;

/** Replies that no cache keeps: they tell of one person, or carry a secret. */
final class Fresh {
    private Fresh() {}

    static Reply json(int status, byte[] json) {
        return Reply.json(status, json).with("Cache-Control", "no-store");
    }

    static Reply done() {
        return Reply.empty(204).with("Cache-Control", "no-store");
    }
}
