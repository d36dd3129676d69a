import type { files as english } from "../en/files";
import type { Word } from "../fill";

export const files: Record<keyof typeof english, Word> = {};
