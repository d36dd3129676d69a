package limpid.server.operator;

import java.util.List;
import limpid.server.operator.Operator.AuditLine;
import limpid.server.operator.Operator.HomeLine;
import limpid.server.operator.Operator.PersonLine;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** How homes, people and the record of what was done travel over the channel, and how commands print them for scripts. */
public final class TownJson {
    public static final Codec<List<HomeLine>> HOMES = Records.listOf(HomeLine.class);
    public static final Codec<List<PersonLine>> PEOPLE = Records.listOf(PersonLine.class);
    public static final Codec<List<AuditLine>> AUDIT = Records.listOf(AuditLine.class);

    private TownJson() {}
}
