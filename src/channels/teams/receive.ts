import express, { Router } from "express";
import { type Envelope, readEnvelope } from "./envelope.ts";
import type { Answer } from "./invoke-answer.ts";
import type { Log } from "./log.ts";

export interface ReceiveDeps {
  readonly admission: Admission;
  readonly log: Log;
  /** Does what an activity asks for; throws when it could not be kept. */
  readonly handle: (activity: unknown, envelope: Envelope) => Promise<Answer>;
}

/** Who is let in. */
type Admission =
  /** Teams alone, and the company's own Entra tenant. Throws when that cannot be checked now. */
  | {
      readonly kind: "teams";
      readonly tenantId: string;
      readonly admits: (activity: object, authorization: string) => Promise<boolean>;
    }
  /** Whoever is on this computer: the playground. */
  | { readonly kind: "local" };

/** `POST /api/messages`: every activity of Teams comes here. It is acknowledged only after it is kept. */
export function createReceiver(deps: ReceiveDeps): Router {
  const { log } = deps;
  const router = Router();
  router.post("/api/messages", express.json({ limit: "256kb", strict: true }), async (request, response) => {
    const envelope = readEnvelope(request.body);
    if (envelope === null) {
      response.status(400).end();
      return;
    }
    const refusal = await refusalOf(deps, envelope, request.body, request.get("authorization") ?? "");
    if (refusal !== null) {
      log.warn({ reason: refusal.reason }, "Teams: a request was turned away");
      response.status(refusal.status).end();
      return;
    }
    const { status, body } = await deps.handle(request.body, envelope);
    if (body === null) response.status(status).end();
    else response.status(status).json(body);
  });
  return router;
}

async function refusalOf(
  { admission }: ReceiveDeps,
  { serviceUrl, tenant }: Envelope,
  activity: object,
  authorization: string,
): Promise<{ readonly status: number; readonly reason: string } | null> {
  switch (admission.kind) {
    case "local":
      return isLoopback(serviceUrl) ? null : { status: 403, reason: "an address that is not this computer" };
    case "teams":
      if (!(await admission.admits(activity, authorization)))
        return { status: 401, reason: "no valid token" };
      return tenant === admission.tenantId ? null : { status: 403, reason: "another Entra tenant" };
  }
}

/** Without a login, answers must not leave this computer. */
function isLoopback(serviceUrl: string): boolean {
  const { hostname } = new URL(serviceUrl);
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
