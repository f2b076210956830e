import express, { type Request, type RequestHandler, type Router } from "express";
import { workEventWords } from "../core/messages/work-events.ts";
import type { System } from "../core/ports/system.ts";
import type { WorkEventReport } from "../practice/at-work/take-work-events.ts";
import { mostWorkEvents, workEventSchema } from "../practice/at-work/work-event-shape.ts";
import { whyNotSigned } from "./work-event-signature.ts";

const words = workEventWords.request;

export interface WorkEventRouteDeps {
  /** What senders sign with; `null`: work events are off. */
  readonly secret: string | null;
  readonly system: Pick<System, "now">;
  /** Takes events in; resolves once they are kept. */
  readonly take: (events: readonly unknown[]) => Promise<WorkEventReport>;
}

/** A thousand events of the longest fields fit. */
const longestBody = "2mb";

/** Where work systems tell what happened: `docs/work-events.md`. */
export function workEventRoutes(deps: WorkEventRouteDeps): Router {
  const router = express.Router();
  router.get("/api/work-events/schema", (_request, response) => {
    response.type("application/schema+json").send(workEventSchema());
  });
  const { secret } = deps;
  if (secret === null) {
    router.post("/api/work-events", (_request, response) => {
      response.status(404).json({ error: words.off });
    });
    return router;
  }
  // The signature is over the very bytes, whatever they say they are.
  const body = express.raw({ type: () => true, limit: longestBody, inflate: false });
  router.post("/api/work-events", body, takeSigned(deps, secret));
  return router;
}

function takeSigned({ system, take }: WorkEventRouteDeps, secret: string): RequestHandler {
  return async (request, response) => {
    const sent = bytesOf(request);
    const { "x-cairn-signature": signature, "x-cairn-timestamp": timestamp } = request.headers;
    const signed = { signature: oneOf(signature), timestamp: oneOf(timestamp), body: sent };
    const refusal = whyNotSigned(signed, secret, system.now());
    if (refusal !== null) {
      response.status(401).json({ error: refusal });
      return;
    }
    const events = eventsIn(sent);
    if (typeof events === "string") response.status(400).json({ error: events });
    else response.json(await take(events));
  };
}

/** A request without a body has none to parse. */
function bytesOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" ? header : undefined;
}

/** One event or a list, as it was sent; or why there is none. */
function eventsIn(body: Buffer): readonly unknown[] | string {
  let sent: unknown;
  try {
    sent = JSON.parse(body.toString("utf8"));
  } catch {
    return words.notJson;
  }
  const events = Array.isArray(sent) ? sent : [sent];
  return events.length > mostWorkEvents ? words.tooMany(mostWorkEvents) : events;
}
