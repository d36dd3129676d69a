/**
 * What the server ships: after the bundle is written, lists every file with its hash, puts a compressed copy beside
 * each text, and tells the service worker which files make up the app. The layout stands in README.md.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";

/** One file as the server shall serve it. */
export interface ShippedFile {
  /** Below the root of the site, with forward slashes. */
  path: string;
  type: string;
  size: number;
  sha256: string;
  /** The size of `path.gz` beside it; absent where compressing does not pay. */
  gzip?: number;
  /** Whether the name changes with the content, so that browsers may keep it for ever. */
  immutable: boolean;
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  json: "application/json",
  webmanifest: "application/manifest+json",
};

/** The list of files, itself not listed. */
export const LIST = "files.json";
const WORKER = "worker.js";
const PLACE_OF_LIST = /(["'`])%SHELL%\1/;

export function typeOf(path: string): string {
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`no media type is known for ${path}`);
  return type;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = entries.filter((each) => statSync(join(folder, each)).isFile());
  return files.map((each) => each.split(sep).join("/")).sort();
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function ship(folder: string, path: string): ShippedFile {
  const bytes = readFileSync(join(folder, path));
  const file: ShippedFile = {
    path,
    type: typeOf(path),
    size: bytes.length,
    sha256: hashOf(bytes),
    immutable: path.startsWith("assets/"),
  };
  if (path.endsWith(".png")) return file;
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  if (packed.length > bytes.length * 0.9) return file;
  writeFileSync(join(folder, `${path}.gz`), packed);
  return { ...file, gzip: packed.length };
}

/** What the worker keeps so that the app starts without a connection: everything, with one mark for all of it. */
function shellOf(folder: string, paths: string[]): string {
  const hashes = paths.map((path) => `${path} ${hashOf(readFileSync(join(folder, path)))}`);
  const files = paths.filter((path) => path !== "index.html").map((path) => `/${path}`);
  return JSON.stringify({ version: hashOf(Buffer.from(hashes.join("\n"))).slice(0, 16), files: ["/", ...files] });
}

export function shipAll(folder: string): ShippedFile[] {
  const paths = filesBelow(folder).filter((each) => each !== LIST && !each.endsWith(".gz"));
  const worker = join(folder, WORKER);
  const shell = shellOf(folder, paths.filter((each) => each !== WORKER));
  const code = readFileSync(worker, "utf8");
  if (!PLACE_OF_LIST.test(code)) throw new Error(`${WORKER} has no place for the list of files`);
  writeFileSync(worker, code.replace(PLACE_OF_LIST, () => shell));
  const shipped = paths.map((path) => ship(folder, path));
  writeFileSync(join(folder, LIST), `${JSON.stringify(shipped, null, 1)}\n`);
  return shipped;
}

export function shipping(): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: "limpid-shipping",
    apply: "build",
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: () => {
      if (config !== undefined && process.env["VITEST"] === undefined) shipAll(join(config.root, relative(config.root, config.build.outDir)));
    },
  };
}
