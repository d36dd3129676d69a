import type { Kept, QueueStore } from "./queueStore";
import type { Drop, SentCommit, Upload } from "./upload";

/** A queue that lasts as long as the page: for browsers whose windows may keep nothing, and for tests. */
export function memoryQueue(): QueueStore {
  const uploads = new Map<string, Upload>();
  const drops = new Map<string, Drop>();
  const commits = new Map<string, SentCommit>();
  return {
    all(): Promise<Kept> {
      return Promise.resolve({
        uploads: [...uploads.values()],
        drops: [...drops.values()],
        commits: [...commits.values()],
      });
    },
    write(change) {
      change.uploads?.forEach((upload) => uploads.set(upload.id, upload));
      change.drops?.forEach((drop) => drops.set(drop.id, drop));
      change.commits?.forEach((commit) => commits.set(commit.key, commit));
      change.endedUploads?.forEach((id) => uploads.delete(id));
      change.endedDrops?.forEach((id) => drops.delete(id));
      change.endedCommits?.forEach((key) => commits.delete(key));
      return Promise.resolve();
    },
  };
}
