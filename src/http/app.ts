import express, { type Express, type Router } from "express";
import type { Logger } from "pino";
import type { System } from "../core/ports/system.ts";
import { failureHandler, notFoundHandler } from "./failure.ts";
import { localOnly } from "./local-only.ts";
import type { Metrics } from "./metrics.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";

export interface AppDeps {
  readonly log: Logger;
  readonly system: System;
  readonly metrics: Metrics;
  /** Whether each part that an answer needs can be used now. A rejection counts as not ready. */
  readonly readiness: () => Promise<Readiness>;
  /** Whether only this computer is served, since there is no login: the web chat without DATABASE_URL, Slack and Teams. */
  readonly onlyLocal: boolean;
  /** PUBLIC_URL, a name under which a local installation is also reached. */
  readonly publicUrl: string;
  /** Pages and channels, in this order. Each reads bodies its own way, since signatures need the raw bytes. */
  readonly routers: readonly Router[];
}

export interface Readiness {
  readonly database: boolean;
  readonly index: boolean;
}

/** The one HTTP application of a process: pages, channels, health and metrics. It listens to nothing yet. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestLog(deps));
  app.use(securityHeaders);
  if (deps.onlyLocal) app.use(localOnly(deps.publicUrl));
  app.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  app.get("/readyz", async (_request, response) => {
    const ready = await deps.readiness().catch(() => ({ database: false, index: false }));
    response.status(ready.database && ready.index ? 200 : 503).json(ready);
  });
  app.get("/metrics", async (_request, response) => {
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  app.use("/assets", express.static(`${import.meta.dirname}/assets`, { index: false }));
  for (const router of deps.routers) app.use(router);
  app.get("/", (_request, response) => response.redirect("/pages"));
  app.use(notFoundHandler);
  app.use(failureHandler(deps));
  return app;
}
