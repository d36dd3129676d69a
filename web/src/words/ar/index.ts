import type { Catalogue } from "../words.svelte";
import { common } from "./common";
import { devices } from "./devices";
import { entrance } from "./entrance";
import { files } from "./files";
import { home } from "./home";
import { reasons } from "./reasons";
import { security } from "./security";
import { share } from "./share";
import { storage } from "./storage";

export const ar: Catalogue = {
  ...common,
  ...devices,
  ...entrance,
  ...files,
  ...home,
  ...reasons,
  ...security,
  ...share,
  ...storage,
};
