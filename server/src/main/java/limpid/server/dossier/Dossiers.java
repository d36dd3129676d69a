package limpid.server.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;

import limpid.core.id.DeviceId;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Where dossiers are kept: a document for each device. */
public final class Dossiers {
    private static final String TOPIC = "device-dossier";
    private static final Codec<Dossier> CODEC = Records.of(Dossier.class);

    private Dossiers() {}

    /** The dossier of a device; an empty one if nothing was decided about it. */
    public static Dossier of(HomeTransaction rows, DeviceId device) {
        return rows.documents()
                .document(TOPIC, device.text())
                .map(body -> CODEC.decode(body.getBytes(UTF_8)))
                .orElse(Dossier.EMPTY);
    }

    /** Keeps a dossier in place of the one before. */
    public static void put(HomeTransaction rows, DeviceId device, Dossier dossier) {
        rows.documents().putDocument(new DocumentRow(TOPIC, device.text(), new String(CODEC.encode(dossier), UTF_8)));
    }
}
