import express, { type Router } from "express";
import { contentWebhookWords as words } from "../core/messages/content-webhook.ts";
import { whyNotFromSource } from "./content-signature.ts";

export interface ContentWebhookDeps {
  /** What the Git host signs with; `null`: pushes are not heard. */
  readonly secret: string | null;
  /** Publishes the content folder, later; nothing of the request goes into it. */
  readonly publish: () => void;
}

/** The longest a Git host sends. */
const longestBody = "25mb";
/** Events after which the folder may hold something else, as GitHub and GitLab call them. */
const pushes = ["push", "Push Hook", "Tag Push Hook"];

/** Where a Git host tells that something was pushed: `docs/content.md`. It is acknowledged at once. */
export function contentWebhook({ secret, publish }: ContentWebhookDeps): Router {
  const router = express.Router();
  if (secret === null) {
    router.post("/api/content", (_request, response) => {
      response.status(404).json({ error: words.off });
    });
    return router;
  }
  // The signature is over the very bytes, whatever they say they are.
  const body = express.raw({ type: () => true, limit: longestBody, inflate: false });
  router.post("/api/content", body, (request, response) => {
    const signed = {
      signature: request.get("x-hub-signature-256"),
      token: request.get("x-gitlab-token"),
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    };
    const refusal = whyNotFromSource(signed, secret);
    if (refusal !== null) {
      response.status(401).json({ error: refusal });
      return;
    }
    const event = request.get("x-github-event") ?? request.get("x-gitlab-event") ?? "push";
    if (!pushes.includes(event)) {
      response.json({ status: words.ignored });
      return;
    }
    publish();
    response.status(202).json({ status: words.accepted });
  });
  return router;
}
