import { defaultPolicy } from "../src/core/policy.ts";
import { type FigureGroup, figureGroups } from "../src/signals/digest/team-figures.ts";
import type { YearCompany } from "./signals-year-company.ts";
import type { PersonalNews } from "./signals-year-gaps.ts";

/** One entry of a manager's digest. */
export interface DigestEntry {
  readonly manager: string;
  readonly day: number;
  readonly kind: "closed" | "page" | "person";
  /** What it is about, the same for the same news. */
  readonly about: string;
  readonly person: number | null;
  readonly group: FigureGroup | null;
}

/** What managers are told, on Mondays: at most five, what closed first, then pages, then people. The rest waits. */
export function makeDigests(company: YearCompany) {
  const waiting: DigestEntry[] = [];
  const sent: DigestEntry[] = [];
  return {
    sent,
    /** A gap that persists, or one that was told and is over. */
    addPerson: ({ kind, person, subject, day, closing }: PersonalNews): void => {
      if (kind === "coached" || (kind === "closed" && !closing?.startsWith("persists"))) return;
      const manager = String(company.workers[person]?.manager ?? -1);
      const said = kind === "closed" ? "closed" : "person";
      const about = `${said} ${person} ${subject.of} ${subject.place} ${day}`;
      waiting.push({ manager, day, kind: said, about, person, group: null });
    },
    /** A wrong page is told to managers whose people met it, in groups that may be spoken of. */
    addPage: (section: number, day: number, contributors: readonly number[]): void => {
      const met = new Set(contributors.map(String));
      const groups = figureGroups({ teams: company.teams, contributors: met, policy: defaultPolicy });
      const about = `page ${section} ${day}`;
      for (const group of groups) {
        waiting.push({ manager: group.manager, day, kind: "page", about, person: null, group });
      }
    },
    send: (day: number): void => {
      const left: DigestEntry[] = [];
      for (const all of Map.groupBy(waiting, ({ manager }) => manager).values()) {
        const ordered = all.toSorted((a, b) => order[a.kind] - order[b.kind] || a.day - b.day);
        sent.push(...ordered.slice(0, mostEntries).map((entry) => ({ ...entry, day })));
        left.push(...ordered.slice(mostEntries));
      }
      waiting.splice(0, waiting.length, ...left);
    },
  };
}

const order = { closed: 0, page: 1, person: 2 } as const;
const mostEntries = defaultPolicy.escalation.digestEntries;
