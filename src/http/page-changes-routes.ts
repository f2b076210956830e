import type { NextFunction, Request, Response, Router } from "express";
import { z } from "zod";
import { changeWords } from "../core/messages/changes.ts";
import { pageWords } from "../core/messages/web.ts";
import type { PageView } from "../core/ports/page-store.ts";
import type { PageKind, Reader } from "../core/terms.ts";
import { versionBefore } from "../core/versions.ts";
import { layout } from "./layout.ts";
import { isOpenTo } from "./page-access.ts";
import { pageAddress } from "./page-address.ts";
import { changesMain } from "./page-changes.ts";
import type { PageRouteDeps } from "./page-routes.ts";
import { missingPage } from "./page-sheet.ts";
import { whoReads } from "./who-reads.ts";

const query = z.object({ from: z.coerce.number().int().min(1).optional().catch(undefined) });

/** `/pages/refunds/v7/changes`: what v7 says differently from the text before it, or from v`?from`. */
export function changesRoutes(router: Router, deps: PageRouteDeps): void {
  router.get("/pages/*path/changes", (request, response, next) =>
    show(deps, "sop", { request, response, next }),
  );
  router.get("/lessons/*path/changes", (request, response, next) =>
    show(deps, "lesson", { request, response, next }),
  );
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
}

async function show(
  deps: PageRouteDeps,
  kind: PageKind,
  { request, response, next }: Exchange,
): Promise<void> {
  const { path, version } = pageAddress(z.array(z.string()).parse(request.params.path));
  // Without a version it is a page that is called "changes".
  if (version === null) return next();
  const at = deps.system.now();
  const { reader, person } = await whoReads(deps, request);
  const open = (number: number) => openPage(deps, { kind, path, version: number, reader, at });
  const after = await open(version);
  const earlier = after === null ? null : earlierVersion(after, query.parse(request.query).from);
  const before = earlier === null ? null : await open(earlier);
  if (after === null || (earlier !== null && before === null)) {
    // A text that is not meant for this reader looks exactly like one that does not exist.
    response
      .status(404)
      .type("html")
      .send(layout({ title: pageWords.notFoundTitle, main: missingPage() }));
    return;
  }
  const title =
    before === null
      ? `${after.title} ${pageWords.version(after.version)}`
      : changeWords.page.title(after.title, before.version, after.version);
  const main = changesMain({ before, after, reader: person?.name ?? null });
  response.type("html").send(layout({ title, language: after.language, main, style: "changes.css" }));
}

async function openPage(
  deps: PageRouteDeps,
  {
    reader,
    at,
    ...where
  }: {
    readonly kind: PageKind;
    readonly path: string;
    readonly version: number;
    readonly reader: Reader;
    readonly at: Date;
  },
): Promise<PageView | null> {
  const page = await deps.pages.pageAt(where, at);
  return page !== null && isOpenTo(reader, page, at) ? page : null;
}

/** The version named, or the one that was in force when this one came; `null`: there is none. */
function earlierVersion({ version, versions }: PageView, named: number | undefined): number | null {
  if (named !== undefined) return named;
  const own = versions.find((one) => one.version === version);
  return own === undefined ? null : (versionBefore(own, versions)?.version ?? null);
}
