import { common } from "./common";
import { entrance } from "./entrance";
import { files } from "./files";
import { reasons } from "./reasons";
import { share } from "./share";
import { storage } from "./storage";

/** The English catalogue: its keys are the keys of all. */
export const en = {
  ...common,
  ...entrance,
  ...files,
  ...reasons,
  ...share,
  ...storage,
};
