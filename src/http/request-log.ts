import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import type { System } from "../core/ports/system.ts";
import type { Metrics } from "./metrics.ts";

/**
 * One line and one count per request, by route. The address itself is left out: its query may name a
 * person, and its path what they read.
 */
export function requestLog(deps: {
  readonly log: Logger;
  readonly system: Pick<System, "stopwatch">;
  readonly metrics: Metrics;
}): RequestHandler {
  return (request, response, next) => {
    const began = deps.system.stopwatch();
    response.on("close", () => {
      const route = routeOf(request);
      const milliseconds = Math.round(deps.system.stopwatch() - began);
      deps.metrics.requests.inc({ method: request.method, route, status: response.statusCode });
      const line = { method: request.method, route, status: response.statusCode, milliseconds };
      if (response.statusCode >= 500) deps.log.warn(line, "request");
      else deps.log.debug(line, "request");
    });
    next();
  };
}

/** The route's pattern, so that the number of different values stays small. */
function routeOf(request: Request): string {
  const path: unknown = request.route?.path;
  return typeof path === "string" ? `${request.baseUrl}${path}` : "other";
}
