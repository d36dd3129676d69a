import type { Catalogue } from "../words.svelte";
import { common } from "./common";
import { files } from "./files";
import { share } from "./share";
import { storage } from "./storage";

export const de: Catalogue = { ...common, ...files, ...share, ...storage };
