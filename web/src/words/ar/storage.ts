import type { storage as english } from "../en/storage";
import type { Word } from "../fill";

export const storage: Record<keyof typeof english, Word> = {};
