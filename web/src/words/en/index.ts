import { administration } from "./administration";
import { common } from "./common";
import { devices } from "./devices";
import { entrance } from "./entrance";
import { files } from "./files";
import { home } from "./home";
import { people } from "./people";
import { reasons } from "./reasons";
import { security } from "./security";
import { share } from "./share";
import { storage } from "./storage";

/** The English catalogue: its keys are the keys of all. */
export const en = {
  ...administration,
  ...common,
  ...devices,
  ...entrance,
  ...files,
  ...home,
  ...people,
  ...reasons,
  ...security,
  ...share,
  ...storage,
};
