import { type Html, html } from "../core/html.ts";
import { pageWords } from "../core/messages/web.ts";
import type { HandoverStore } from "../core/ports/handover-store.ts";
import type { PageView } from "../core/ports/page-store.ts";
import { nameOf, type PeopleNames } from "./people-names.ts";

/** What people decided and remarked on one version of a page, for those who look after it. */
export interface PageRecord {
  readonly decisions: readonly {
    readonly on: string;
    readonly section: string;
    readonly verdict: "approved" | "rejected";
    readonly by: string;
    /** `null` once it is forgotten. */
    readonly reason: string | null;
  }[];
  readonly notes: readonly {
    readonly on: string;
    readonly section: string;
    readonly by: string;
    readonly text: string;
  }[];
}

export interface RecordDeps extends PeopleNames {
  readonly handover: Pick<HandoverStore, "decisionsOn" | "notesOn">;
}

/** Entries of each kind that are shown. */
const shownAtMost = 20;

/** The record, for the page's owner, deputy and approver; for everybody else it is empty. */
export async function recordOf(
  deps: RecordDeps,
  page: PageView,
  reader: string | null,
  dayIn: (at: Date) => string,
): Promise<PageRecord> {
  const responsible = [page.owner, page.deputy, page.approver];
  if (reader === null || !responsible.includes(reader)) return { decisions: [], notes: [] };
  const [requests, notes] = await Promise.all([
    deps.handover.decisionsOn(page.sop, shownAtMost),
    deps.handover.notesOn(page.sop, shownAtMost),
  ]);
  const decisions = requests.flatMap(({ about, steps }) => {
    const decided = steps.find(({ kind }) => kind === "decided");
    const { verdict = null, person = null } = decided ?? {};
    if (decided === undefined || verdict === null || about?.version !== page.version) return [];
    return [{ on: dayIn(decided.at), section: about.section, verdict, by: person, reason: decided.text }];
  });
  return {
    decisions: await Promise.all(
      decisions.map(async (one) => ({ ...one, by: (await nameOf(deps, one.by)) ?? pageWords.somebody })),
    ),
    notes: await Promise.all(
      notes.map(async ({ at, section, author, text }) => {
        return { on: dayIn(at), section, by: (await nameOf(deps, author)) ?? author, text };
      }),
    ),
  };
}

/** Nothing when there is nothing to show. */
export function recordHtml({ decisions, notes }: PageRecord, page: PageView): Html {
  const heading = (slug: string) => page.sections.find((one) => one.slug === slug)?.heading ?? slug;
  const decided = decisions.map(
    ({ on, section, verdict, by, reason }) =>
      html`<li>${pageWords.decision[verdict](heading(section), by, pageWords.date(on))}${
        reason === null ? null : html`<p>${reason}</p>`
      }</li>`,
  );
  const left = notes.map(
    ({ on, section, by, text }) =>
      html`<li>${pageWords.note(heading(section), by, pageWords.date(on))}<p>${text}</p></li>`,
  );
  return html`${titled(pageWords.decisions, decided)}${titled(pageWords.notes, left)}`;
}

function titled(title: string, lines: readonly Html[]): Html | null {
  return lines.length === 0 ? null : html`<section><h2>${title}</h2><ul>${lines}</ul></section>`;
}
