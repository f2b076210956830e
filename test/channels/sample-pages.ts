import type { Block } from "../../src/core/blocks.ts";
import { audienceGroups } from "../../src/core/people.ts";
import type { PageNote } from "../../src/core/ports/handover-store.ts";
import type { PageListing, PageView, VersionSummary } from "../../src/core/ports/page-store.ts";
import type { System } from "../../src/core/ports/system.ts";
import type { Request } from "../../src/core/requests.ts";
import { anonymous } from "../../src/core/terms.ts";
import { versionState } from "../../src/core/versions.ts";
import type { PageRouteDeps } from "../../src/http/page-routes.ts";
import { samplePeople } from "./sample-company.ts";

const text = (words: string): Block => ({ kind: "paragraph", spans: [{ text: words }] });

interface SampleSection {
  readonly slug: string;
  readonly heading: string;
  readonly level?: number;
  readonly blocks: readonly Block[];
}

const approvals: readonly SampleSection[] = [
  {
    slug: "refund-approvals",
    heading: "Refund approvals",
    blocks: [text("Who decides about a refund, and what they need to see. Small refunds are yours to give.")],
  },
  {
    slug: "limits",
    heading: "Limits by plan",
    blocks: [
      {
        kind: "table",
        header: [[{ text: "Plan" }], [{ text: "You decide up to" }], [{ text: "Approver" }]],
        rows: [
          [[{ text: "Basic" }], [{ text: "€100" }], [{ text: "Team lead" }]],
          [[{ text: "Business" }], [{ text: "€500" }], [{ text: "Billing manager" }]],
        ],
      },
      {
        kind: "paragraph",
        spans: [
          { text: "See " },
          { text: "how to explain a refund", href: "explain.md#tone" },
          { text: " and the " },
          { text: "bank's rules", href: "https://example.com/rules" },
          { text: "." },
        ],
      },
    ],
  },
  {
    slug: "over-500",
    heading: "Above 500 euros",
    blocks: [
      {
        kind: "list",
        ordered: true,
        start: 1,
        items: [
          [
            {
              kind: "paragraph",
              spans: [
                { text: "Open the payment in the " },
                { text: "Billing console", bold: true },
                { text: " and choose Refund." },
              ],
            },
          ],
          [
            {
              kind: "paragraph",
              spans: [
                { text: "Attach the customer's message and pick the reason code, for example " },
                { text: "R-12", code: true },
                { text: "." },
              ],
            },
            {
              kind: "aside",
              blocks: [text("Never paste card numbers into the note: it is visible to the whole team.")],
            },
          ],
          [text("Send it to the approver of your region; they answer within one working day.")],
        ],
      },
    ],
  },
  {
    slug: "outside-eu",
    heading: "Outside the EU",
    level: 3,
    blocks: [
      text("Add the invoice number <b>and</b> the country. ".repeat(3)),
      { kind: "code", text: "refund --payment P-1001 --reason R-12" },
    ],
  },
  {
    slug: "after",
    heading: "Afterwards",
    blocks: [
      {
        kind: "list",
        ordered: false,
        start: 1,
        items: [[text("Tell the customer when to expect the money.")], [text("Close the ticket.")]],
      },
    ],
  },
];

const versions = [
  { version: 8, effectiveOn: "2026-12-01", reason: "The limit rises to €750 with the new risk check." },
  { version: 7, effectiveOn: "2026-10-02", reason: "Approvers answer within one working day." },
  { version: 6, effectiveOn: "2026-03-15", reason: "First limits by plan." },
];

const pages = [
  {
    sop: "refunds/approvals",
    kind: "sop",
    path: "refunds/approvals",
    title: "Refund approvals",
    audience: [],
    sections: approvals,
    versions,
  },
  {
    sop: "people/pay",
    kind: "sop",
    path: "people/pay",
    title: "Pay bands",
    audience: ["jonas"],
    sections: [{ slug: "pay", heading: "Pay bands", blocks: [text("For Jonas only.")] }],
    versions: [{ version: 1, effectiveOn: "2026-01-01", reason: "" }],
  },
  {
    sop: "lesson-refunds",
    kind: "lesson",
    path: "refunds/first-refund",
    title: "Your first refund",
    audience: [],
    sections: [{ slug: "why", heading: "Why it matters", blocks: [text("A refund is a promise.")] }],
    versions: [{ version: 1, effectiveOn: "2026-05-01", reason: "" }],
  },
] as const;

/** The page view's dependencies on three pages: one with history, one for Jonas alone, one lesson. */
const decidedRequest: Request = {
  id: "a1-approval-0",
  kind: "approval",
  answer: "a1",
  place: { channel: "web", conversation: "c", thread: null, account: null, person: "p", reach: "direct" },
  question: null,
  details: null,
  about: { sop: "refunds/approvals", version: 7, section: "over-500" },
  at: new Date("2026-11-02T09:00:00Z"),
  steps: [
    {
      kind: "decided",
      person: "jonas",
      until: null,
      text: "The goods were never sent.",
      verdict: "approved",
      message: null,
      at: new Date("2026-11-02T09:30:00Z"),
    },
  ],
};

const note: PageNote = {
  id: "n1",
  sop: "refunds/approvals",
  version: 7,
  section: "over-500",
  text: "Say which of the two forms it is.",
  author: "jonas",
  request: "a2-help-0",
  at: new Date("2026-11-03T09:00:00Z"),
};

export function samplePageDeps(system: Pick<System, "now">): PageRouteDeps {
  return {
    system,
    choosesPerson: true,
    person: async (id) => samplePeople.find((person) => person.id === id) ?? null,
    readerOf: async (id) => {
      const person = samplePeople.find((candidate) => candidate.id === id);
      return person === undefined
        ? anonymous
        : { ...anonymous, person: person.id, groups: audienceGroups(person, []) };
    },
    trustOf: async () => ({ trust: "verified", note: null }),
    timeZone: async () => "Europe/Dublin",
    areaTitles: async () => ({ refunds: "Refunds" }),
    handover: {
      decisionsOn: async (sop) => (sop === "refunds/approvals" ? [decidedRequest] : []),
      notesOn: async (sop) => (sop === "refunds/approvals" ? [note] : []),
    },
    pages: {
      currentSections: async (wanted, at) =>
        wanted.flatMap(({ sop, section }) => {
          const page = pages.find((candidate) => candidate.sop === sop);
          return page === undefined
            ? []
            : view(page, currentNumber(page, at), at)
                .sections.filter(({ slug }) => slug === section)
                .map((found) => ({ ...found, asked: section }));
        }),
      currentPages: async (at) =>
        pages.map(
          (page): PageListing => ({
            ...view(page, currentNumber(page, at), at),
            area: page.path.split("/")[0] ?? "",
            sensitive: false,
          }),
        ),
      upcoming: async (sop, at) => {
        const page = pages.find((candidate) => candidate.sop === sop);
        const next = page?.versions.find((version) => new Date(version.effectiveOn) > at);
        return page === undefined || next === undefined ? null : view(page, next.version, at);
      },
      pageAt: async ({ kind, path, version }, at) => {
        const page = pages.find((candidate) => candidate.kind === kind && candidate.path === path);
        const number = page === undefined ? null : (version ?? currentNumber(page, at));
        return page?.versions.some((candidate) => candidate.version === number)
          ? view(page, number ?? 0, at)
          : null;
      },
    },
  };
}

function currentNumber(page: (typeof pages)[number], at: Date): number {
  return page.versions.find((version) => new Date(version.effectiveOn) <= at)?.version ?? 0;
}

function view(page: (typeof pages)[number], number: number, at: Date): PageView {
  const dates = page.versions.map(({ version, effectiveOn }) => ({
    version,
    effective: new Date(effectiveOn),
    publishedAt: new Date("2026-01-01"),
    withdrawnAt: null,
  }));
  const history = page.versions.map(
    (version, index): VersionSummary => ({
      ...(dates[index] as (typeof dates)[number]),
      title: page.title,
      effectiveOn: version.effectiveOn,
      state: versionState(dates[index] as (typeof dates)[number], dates, null, at),
      reason: version.reason || null,
      author: null,
      approvedBy: null,
      rollbackOf: null,
      audience: page.audience,
    }),
  );
  const shown = history.find(({ version }) => version === number) as VersionSummary;
  const facts = {
    ...shown,
    sop: page.sop,
    path: page.path,
    kind: page.kind,
    language: "en",
    risk: "high",
    owner: "jonas",
    deputy: null,
    approver: null,
    reviewEveryDays: 180,
    reviewedAt: null,
    skills: [],
  } as const;
  return {
    ...facts,
    retiredAt: null,
    versions: history,
    lessons:
      page.kind === "sop"
        ? [
            {
              sop: "lesson-refunds",
              path: "refunds/first-refund",
              title: "Your first refund",
              version: 1,
              lessonKind: "checklist",
              audience: [],
              section: "over-500",
            },
          ]
        : [],
    lessonKind: null,
    builtOn: page.kind === "lesson" ? [{ sop: "refunds/approvals", section: "over-500" }] : [],
    sections: page.sections.map((section: SampleSection, ordinal) => ({
      ...facts,
      slug: section.slug,
      section: section.slug,
      heading: section.heading,
      headings: [section.heading],
      level: section.level ?? (ordinal === 0 ? 1 : 2),
      ordinal,
      blocks: section.blocks,
      hash: section.slug,
      approval: section.slug === "over-500",
      lookup: false,
      sensitive: false,
    })),
  };
}
