/** Answers the API from a fixture while one works on the app (`npm run dev`, `npm run preview`). Never shipped. */
import type { Connect, Plugin } from "vite";
import { answer } from "./fixture.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; font-src 'self'; frame-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function fixture(): Plugin {
  return {
    name: "limpid-fixture",
    configureServer: (server) => {
      server.middlewares.use(api);
    },
    configurePreviewServer: (server) => {
      server.middlewares.use((_request, reply, next) => {
        reply.setHeader("Content-Security-Policy", POLICY);
        next();
      });
      server.middlewares.use(api);
    },
  };
}

const api: Connect.NextHandleFunction = (request, reply, next) => {
  reply.setHeader("Limpid-Server", "server-1");
  if (request.url?.startsWith("/v1/") === true) void answer(request, reply);
  else next();
};
