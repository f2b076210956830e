import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { pageWords } from "../core/messages/web.ts";
import { pageUrl } from "../core/page-url.ts";
import { mayRead } from "../core/people.ts";
import type { PageReader, PageView, VersionSummary } from "../core/ports/page-store.ts";
import type { System } from "../core/ports/system.ts";
import type { PageKind, Reader, Trust } from "../core/terms.ts";
import { currentVersion } from "../core/versions.ts";
import { layout } from "./layout.ts";
import { isOpenTo } from "./page-access.ts";
import { pageAddress } from "./page-address.ts";
import { changesRoutes } from "./page-changes-routes.ts";
import { pageList } from "./page-list.ts";
import { type RecordDeps, recordOf } from "./page-record.ts";
import { missingPage, pageSheet, type SheetFacts } from "./page-sheet.ts";
import { nameOf } from "./people-names.ts";
import { type WhoReadsDeps, whoReads } from "./who-reads.ts";

export interface PageRouteDeps extends WhoReadsDeps, RecordDeps {
  readonly pages: Pick<PageReader, "pageAt" | "currentPages" | "currentSections" | "upcoming">;
  readonly system: Pick<System, "now">;
  /** What a reader may rely on, for a version that is in force; `note` says it in words when it needs some. */
  readonly trustOf: (
    page: PageView,
    at: Date,
  ) => Promise<{ readonly trust: Trust; readonly note: string | null }>;
  /** IANA zone in which the company's dates begin. */
  readonly timeZone: () => Promise<string>;
  /** Titles of areas by id. */
  readonly areaTitles: () => Promise<Readonly<Record<string, string>>>;
}

/** `/pages` and `/lessons`: the list, each whole page at a version, and the way from a page to its current one. */
export function pageRoutes(deps: PageRouteDeps): Router {
  const router = Router();
  router.get("/pages", async (request, response) => {
    const { reader, person } = await whoReads(deps, request);
    const pages = await deps.pages.currentPages(deps.system.now());
    const readable = pages.filter((page) => mayRead(reader, page.audience));
    const main = pageList(readable, await deps.areaTitles(), person?.name ?? null);
    response.type("html").send(layout({ title: pageWords.allTitle, main, script: "page-list.js" }));
  });
  router.get("/lessons", (_request, response) => response.redirect("/pages#lessons"));
  changesRoutes(router, deps);
  router.get("/pages/*path", (request, response) => show(deps, "sop", request, response));
  router.get("/lessons/*path", (request, response) => show(deps, "lesson", request, response));
  return router;
}

async function show(
  deps: PageRouteDeps,
  kind: PageKind,
  request: Request,
  response: Response,
): Promise<void> {
  const at = deps.system.now();
  const { reader, person } = await whoReads(deps, request);
  const segments = z.array(z.string()).parse(request.params.path);
  const wanted = pageAddress(segments);
  const open = async (path: string, version: number | null) => {
    const page = await deps.pages.pageAt({ kind, path, version }, at);
    return page !== null && isOpenTo(reader, page, at) ? page : null;
  };
  const page = wanted.version === null ? null : await open(wanted.path, wanted.version);
  if (page !== null) {
    const facts = await sheetFacts(deps, page, reader, at);
    const main = pageSheet({ ...facts, reader: person?.name ?? null });
    const title = `${page.title} ${pageWords.version(page.version)}`;
    response.type("html").send(layout({ title, language: page.language, main }));
    return;
  }
  // The whole address may be a path, even one that ends in something like `v2`.
  const current = await open(segments.join("/"), null);
  if (current !== null) {
    const query = new URL(request.originalUrl, "http://here").search;
    response.redirect(pageUrl(current, null) + query);
    return;
  }
  // A page that is not meant for this reader looks exactly like one that does not exist.
  response
    .status(404)
    .type("html")
    .send(layout({ title: pageWords.notFoundTitle, main: missingPage() }));
}

async function sheetFacts(
  deps: PageRouteDeps,
  page: PageView,
  reader: Reader,
  at: Date,
): Promise<Omit<SheetFacts, "reader">> {
  const current = currentVersion(page.versions, page.retiredAt, at);
  const timeZone = await deps.timeZone();
  const upcoming = current === null ? null : await deps.pages.upcoming(page.sop, at);
  const builtOn = page.builtOn.length === 0 ? [] : await deps.pages.currentSections(page.builtOn, at);
  return {
    page,
    current,
    upcoming: upcoming !== null && mayRead(reader, upcoming.audience) ? upcoming : null,
    versions: await withNames(
      deps,
      page.versions.filter((version) => mayRead(reader, version.audience)),
    ),
    lessons: page.lessons.filter((lesson) => mayRead(reader, lesson.audience)),
    builtOn: builtOn.filter((section) => mayRead(reader, section.audience)),
    retiredOn: page.retiredAt === null ? null : dayIn(timeZone, page.retiredAt),
    trust: page.state === "effective" ? await deps.trustOf(page, at) : null,
    owner: await nameOf(deps, page.owner),
    approver: await nameOf(deps, page.approver),
    record: await recordOf(deps, page, reader.person, (instant) => dayIn(timeZone, instant)),
  };
}

/** Who wrote and who approved each version, by name. */
async function withNames(
  deps: PageRouteDeps,
  versions: readonly VersionSummary[],
): Promise<readonly VersionSummary[]> {
  return Promise.all(
    versions.map(async (version) => ({
      ...version,
      author: await nameOf(deps, version.author),
      approvedBy: await nameOf(deps, version.approvedBy),
    })),
  );
}

function dayIn(zone: string, instant: Date): string {
  return format(new TZDate(instant, zone), "yyyy-MM-dd");
}
