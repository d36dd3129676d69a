import type { Catalogue } from "../words.svelte";
import { common } from "./common";
import { entrance } from "./entrance";
import { files } from "./files";
import { reasons } from "./reasons";
import { share } from "./share";
import { storage } from "./storage";

export const de: Catalogue = {
  ...common,
  ...entrance,
  ...files,
  ...reasons,
  ...share,
  ...storage,
};
