import { type Request, type Response, Router } from "express";
import { z } from "zod";
import { consoleWords } from "../../core/messages/console.ts";
import type { Person } from "../../core/people.ts";
import type { System } from "../../core/ports/system.ts";
import type { Look } from "../../core/signals.ts";
import { managedBy } from "../../signals/digest/stand-in.ts";
import type { EscalationDeps } from "../../signals/signal-deps.ts";
import type { MetadataReport } from "../../stewardship/metadata/metadata-report.ts";
import { layout } from "../layout.ts";
import { type WhoReadsDeps, whoReads } from "../who-reads.ts";
import { addressOf, consolePage, refusal, scopeTitle } from "./console-page.ts";
import { type ConsoleView, consoleView } from "./console-view.ts";
import type { Scope } from "./figure.ts";
import { tableCsv } from "./table.ts";

export interface ConsoleDeps extends WhoReadsDeps {
  readonly signals: () => Promise<EscalationDeps>;
  /** What pages do not say about themselves. */
  readonly metadata: (now: Date) => Promise<MetadataReport>;
  /** Keeps that somebody looked. */
  readonly noteLooks: (looks: readonly Look[]) => Promise<void>;
  readonly system: Pick<System, "now">;
}

/** `/console`: figures for managers, of their team, and for the administrator, of all. */
export function consoleRoutes(deps: ConsoleDeps): Router {
  const router = Router();
  router.get("/console", async (request, response) => {
    const { person } = await whoReads(deps, request);
    const [first] = person === null ? [] : scopesOf(await deps.signals(), person, deps.system.now());
    if (first === undefined) refuse(response);
    else response.redirect(addressOf(first, person?.id ?? ""));
  });
  router.get("/console/team", (request, response) => show(deps, "team", request, response));
  router.get("/console/company", (request, response) => show(deps, "company", request, response));
  return router;
}

/** Ids of everybody who has something to look at. */
export function whoSeesFigures(deps: Seeing, now: Date): ReadonlySet<string> {
  const managing = deps.people.filter((person) => managedBy(deps, person, now).length > 0);
  const administrator = deps.administrator === null ? [] : [deps.administrator];
  return new Set([...managing.map(({ id }) => id), ...administrator]);
}

/** What somebody may look at, what they look at first in front. */
function scopesOf(deps: Seeing, person: Pick<Person, "id">, now: Date): readonly Scope[] {
  return [
    ...managedBy(deps, person, now).map(({ id, name }) => {
      return { kind: "team", manager: id, standsInFor: id === person.id ? null : name } as const;
    }),
    ...(deps.administrator === person.id ? [{ kind: "company" } as const] : []),
  ];
}

type Seeing = Pick<EscalationDeps, "people" | "former" | "administrator" | "company">;

async function show(
  deps: ConsoleDeps,
  wanted: Scope["kind"],
  request: Request,
  response: Response,
): Promise<void> {
  const { person, reader } = await whoReads(deps, request);
  const signals = await deps.signals();
  const scopes = person === null ? [] : scopesOf(signals, person, deps.system.now());
  const { team } = teamSchema.parse(request.query);
  const scope = scopes.find(
    (one) => one.kind === wanted && (one.kind === "company" || team === undefined || one.manager === team),
  );
  if (person === null || scope === undefined) {
    refuse(response);
    return;
  }
  const now = deps.system.now();
  const metadata = scope.kind === "company" ? await deps.metadata(now) : null;
  const view = await consoleView(signals, { scope, person, reader, metadata }, now);
  // Before anything is shown: a look that could not be kept does not take place.
  await deps.noteLooks(view.looks);
  response.set("Cache-Control", "no-store");
  const csv = csvOf(view, request);
  if (csv !== null) {
    response.type("csv").attachment(`${csv.name}.csv`).send(csv.text);
    return;
  }
  const title = scopeTitle(scope);
  const main = consolePage(view, scopes);
  response.type("html").send(layout({ title, main, style: "console.css" }));
}

function refuse(response: Response): void {
  response
    .status(403)
    .type("html")
    .send(layout({ title: consoleWords.refusedTitle, main: refusal() }));
}

/** Whose team, where somebody looks after several; left out: the first of them. */
const teamSchema = z.object({ team: z.string().optional().catch(undefined) });
const csvSchema = z.object({ format: z.literal("csv"), table: z.string().optional() });

/** The rows of the table that is asked for, else of the first; `null`: the page itself is. */
function csvOf(view: ConsoleView, request: Request): { readonly name: string; readonly text: string } | null {
  const asked = csvSchema.safeParse(request.query);
  if (!asked.success) return null;
  const { table } = asked.data;
  const panel = view.panels.find(({ id }) => id === table) ?? view.panels[0];
  return panel === undefined ? null : { name: panel.id, text: tableCsv(panel.table) };
}
