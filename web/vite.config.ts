import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { shipping } from "./build/shipping.ts";
import { fixture } from "./dev/plugin.ts";

export default defineConfig({
  plugins: [svelte(), shipping(), fixture()],
  build: {
    // Maven says where the jar is gathered; by hand it is dist/.
    outDir: process.env["LIMPID_WEB_OUT"] ?? "dist",
    emptyOutDir: true,
    target: ["chrome111", "firefox114", "safari16.4"],
    // Neither inline scripts nor data: addresses: the content security policy allows none.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { app: "index.html", worker: "src/worker/worker.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "worker" ? "worker.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  test: { include: ["src/**/*.test.ts", "build/**/*.test.ts"], environment: "node" },
});
