import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { z } from "zod";
import { InputError } from "../core/errors.ts";
import { html } from "../core/html.ts";
import { pageWords, requestWords } from "../core/messages/web.ts";
import type { System } from "../core/ports/system.ts";
import { layout } from "./layout.ts";

export const notFoundHandler: RequestHandler = (request, response) => {
  answer(request, response, { status: 404, title: pageWords.notFoundTitle, line: requestWords.notFound });
};

/** The last stop of an error: one clear line for whoever can mend it, a reference for everything else. */
export function failureHandler(deps: {
  readonly log: Logger;
  readonly system: Pick<System, "newId">;
}): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = knownFailure(error);
    if (known !== null) {
      answer(request, response, { ...known, title: pageWords.failedTitle });
      return;
    }
    const reference = deps.system.newId();
    deps.log.error({ err: error, reference }, "a request failed");
    answer(request, response, {
      status: 500,
      title: pageWords.failedTitle,
      line: requestWords.failed(reference),
    });
  };
}

interface Failure {
  readonly status: number;
  readonly line: string;
}

/** How Express and its body parser mark what is wrong with a request. */
const clientErrorSchema = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

function knownFailure(error: unknown): Failure | null {
  if (error instanceof InputError) return { status: 400, line: error.message };
  const client = clientErrorSchema.safeParse(error);
  if (!client.success) return null;
  const { status, type } = client.data;
  if (type === "entity.parse.failed") return { status: 400, line: requestWords.notJson };
  if (status === 413) return { status, line: requestWords.tooLarge };
  if (status === 404) return { status, line: requestWords.notFound };
  return { status, line: requestWords.unreadable };
}

/** A page for people in a browser, JSON for everybody else. */
function answer(request: Request, response: Response, failure: Failure & { readonly title: string }): void {
  response.status(failure.status);
  if (request.path.startsWith("/api/") || request.accepts(["json", "html"]) !== "html") {
    response.json({ error: failure.line });
    return;
  }
  const main = html`<main id="main" class="sheet"><h1>${failure.title}</h1><p>${failure.line}</p></main>`;
  response.type("html").send(layout({ title: failure.title, main }));
}
