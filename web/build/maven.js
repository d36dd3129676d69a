// What Maven asks of this room: `build FOLDER` and `check`. Does nothing where nothing changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const room = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ["src", "public", "build", "dev", "index.html", "vite.config.ts", "svelte.config.js", "tsconfig.json", "package-lock.json"];

function run(program, arguments_, environment = {}) {
  // A NODE_ENV from outside would leave out the tools or build another app than the one that was tested.
  const { NODE_ENV: _, ...inherited } = process.env;
  execFileSync(program, arguments_, { cwd: room, stdio: "inherit", env: { ...inherited, ...environment }, shell: process.platform === "win32" });
}

/** Fetches the tools of the lock file, if it is another than last time. */
function install() {
  const wanted = createHash("sha256").update(readFileSync(join(room, "package-lock.json"))).digest("hex");
  const stamp = join(room, "node_modules", ".limpid-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  run("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
}

function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((each) => newest(join(path, each))));
}

function build(folder) {
  const made = join(folder, "files.json");
  const changed = Math.max(...SOURCES.map((each) => newest(join(room, each))));
  if (existsSync(made) && statSync(made).mtimeMs > changed) return;
  install();
  run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], { LIMPID_WEB_OUT: resolve(folder), NODE_ENV: "production" });
}

function check() {
  install();
  run("npm", ["run", "-s", "check"]);
}

const [command, folder] = process.argv.slice(2);
if (command === "build" && folder !== undefined) build(folder);
else if (command === "check") check();
else throw new Error("use: node build/maven.js build FOLDER | check");
