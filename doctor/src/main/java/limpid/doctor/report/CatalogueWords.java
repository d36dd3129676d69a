package limpid.doctor.report;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.wire.json.ReasonWords;

/** The catalogue's own words, as the JSON of reasons asks for them. */
public record CatalogueWords(ReasonTexts texts) implements ReasonWords {
    @Override
    public String title(ReasonCode code) {
        return texts.title(code);
    }

    @Override
    public String sentence(Reason reason) {
        return texts.sentence(reason);
    }

    @Override
    public List<Remedy> remedies(Reason reason) {
        return texts.remedies(reason);
    }
}
