import { common } from "./common";
import { files } from "./files";
import { share } from "./share";
import { storage } from "./storage";

/** The English catalogue: its keys are the keys of all. */
export const en = { ...common, ...files, ...share, ...storage };
