package limpid.agent.schedule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import limpid.agent.watch.FolderSight;
import limpid.agent.watch.RootMarker;
import limpid.agent.watch.Sightings;
import limpid.agent.watch.Survey;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.disk.FileKind;

/** What a look saw and does not go into step, and what it could not look at: told until a look says otherwise. */
final class LeftOut {
    private final Situation at;

    LeftOut(Situation at) {
        this.at = at;
    }

    /** Takes in what one look says of it. */
    void note(Sightings sightings, List<Survey.Oddity> oddities) {
        for (FolderSight folder : sightings.folders()) {
            forgetOddities(folder);
            forgetTroubles(folder);
            folder.trouble()
                    .ifPresentOrElse(
                            why -> at.troubles.merge(folder.path(), why, (old, now) -> old),
                            () -> at.troubles.remove(folder.path()));
        }
        for (Survey.Oddity oddity : oddities) {
            at.oddities.put(oddity.path(), reason(oddity));
        }
        if (sightings.full()) {
            Set<String> seen = new LinkedHashSet<>();
            sightings.folders().forEach(folder -> seen.add(folder.path()));
            at.troubles.keySet().retainAll(seen);
        }
    }

    private Reason reason(Survey.Oddity oddity) {
        Subject subject = Subject.item(oddity.path());
        if (oddity.code() == ReasonCode.IGNORED_BY_RULE) {
            Evidence rule = new Evidence("rule", oddity.detail(), "", "scan", at.now);
            Evidence source = new Evidence("rule-source", RootMarker.IGNORE_FILE, "", "scan", at.now);
            return Reason.of(oddity.code(), subject, at.now, rule, source);
        }
        return Reason.of(oddity.code(), subject, at.now, new Evidence("detail", oddity.detail(), "", "scan", at.now));
    }

    /** What is seen to be gone, or to be seen without trouble, is none any more; a folder tells for itself. */
    private void forgetTroubles(FolderSight folder) {
        if (at.troubles.isEmpty() || folder.trouble().isPresent()) {
            return;
        }
        String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
        at.troubles.keySet().removeIf(path -> {
            if (path.isEmpty() || !path.startsWith(prefix)) {
                return false;
            }
            int slash = path.indexOf('/', prefix.length());
            String name = path.substring(prefix.length(), slash < 0 ? path.length() : slash);
            return folder.entries().stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .map(entry -> entry.stat().kind() != FileKind.FOLDER)
                    .orElse(folder.complete() || folder.absent().contains(name));
        });
    }

    private void forgetOddities(FolderSight folder) {
        if (at.oddities.isEmpty()) {
            return;
        }
        String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
        at.oddities.keySet().removeIf(path -> {
            boolean inside = path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0;
            String name = inside ? path.substring(prefix.length()) : "";
            boolean named = folder.absent().contains(name)
                    || folder.entries().stream().anyMatch(entry -> entry.name().equals(name));
            return inside && (folder.complete() || named);
        });
    }
}
