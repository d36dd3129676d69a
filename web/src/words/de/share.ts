import type { share as english } from "../en/share";
import type { Word } from "../fill";

export const share: Record<keyof typeof english, Word> = {};
