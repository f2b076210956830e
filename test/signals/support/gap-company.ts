import type { Fact } from "../../../src/core/facts.ts";
import type { PageProblem, PersonalGap } from "../../../src/core/gaps.ts";
import type { SignalFact } from "../../../src/core/signal-facts.ts";
import type { SignalKind } from "../../../src/core/signals.ts";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { noChannels } from "../../../src/wiring/reach.ts";
import type { TestCompany } from "../../support/runtime.ts";
import { wholeTurn } from "../../support/whole-turn.ts";

/** A shop whose team is large enough for figures: Ada learns, Mona leads, Otto owns the page, Pia decides. */
export const gapFiles = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], team: shop, manager: mona, timeZone: UTC }
  - { id: ben, name: Ben Example, email: ben@example.com, roles: [agent], team: shop, manager: mona, timeZone: UTC }
  - { id: cleo, name: Cleo Example, email: cleo@example.com, roles: [agent], team: shop, manager: mona, timeZone: UTC }
  - { id: dan, name: Dan Example, email: dan@example.com, roles: [agent], team: shop, manager: mona, timeZone: UTC }
  - { id: eve, name: Eve Example, email: eve@example.com, roles: [agent], team: shop, manager: mona, timeZone: UTC }
  - { id: mona, name: Mona Example, email: mona@example.com, roles: [lead], team: shop, manager: rhea, deputy: dora, timeZone: UTC }
  - { id: dora, name: Dora Example, email: dora@example.com, roles: [lead], team: shop, manager: rhea, timeZone: UTC }
  - { id: rhea, name: Rhea Example, email: rhea@example.com, roles: [lead], team: office, timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], team: billing, timeZone: UTC }
  - { id: pia, name: Pia Example, email: pia@example.com, roles: [people-partner], team: people, timeZone: UTC }
`,
  "skills.yaml": `roles:
  agent:
    title: Shop agent
    tasks:
      - { id: replace, title: Replace a voucher, frequency: daily, impact: high, skills: [vouchers] }
skills:
  vouchers: { title: Vouchers, sections: [sales/vouchers#lost, sales/vouchers#large] }
`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.

## Vouchers over 500 euros {#large}

A voucher of more than 500 euros is issued only when the billing lead says yes.
`,
  "items/sales/vouchers.yaml": `- id: lead-limit
  section: sales/vouchers#large
  kind: choice
  stem: A customer wants a voucher of 800 euros. What do you do?
  key: Ask the billing lead first
  distractors: [Issue it, Refuse it]
  skills: [vouchers]
`,
} as const;

const large = { sop: "sales/vouchers", section: "large" } as const;

/** Runs the job that takes gaps one step further. */
export async function carryGaps({ runtime }: TestCompany): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await handlers["carry-gaps"]({}, runtime.system.now(), wholeTurn);
}

export async function append({ runtime }: TestCompany, facts: readonly Fact[]): Promise<void> {
  await runtime.store.transaction((ports) => ports.conversation.append(facts));
}

/** What the nightly detection would have found: Ada misses the section on large vouchers. */
export async function openGap(company: TestCompany, more: Partial<PersonalGap> = {}): Promise<PersonalGap> {
  const now = company.runtime.system.now();
  const gap: PersonalGap = {
    id: "g1",
    kind: "personal",
    person: "ada",
    subject: { kind: "section", ...large },
    state: "coaching",
    why: {
      rule: "less-than-predicted",
      tries: 5,
      missed: 3,
      days: 3,
      predicted: 0.9,
      statistic: 5.4,
      threshold: 5,
    },
    toldAt: null,
    openedAt: now,
    confirmedAt: now,
    closedAt: null,
    closing: null,
    ...more,
  };
  await append(company, [{ kind: "gap-moved", gap, was: null }]);
  return gap;
}

/** The test, started anew, says so again. */
export async function persist(company: TestCompany, id = "g1"): Promise<void> {
  const gap = await company.runtime.store.signals.gap(id);
  if (gap === null || gap.kind !== "personal") throw new Error(`There is no gap ${id}`);
  const why = { ...gap.why, tries: 6, missed: 4, days: 4, statistic: 7.5, threshold: 7 };
  const confirmedAt = company.runtime.system.now();
  await append(company, [
    { kind: "gap-moved", gap: { ...gap, state: "persists", why, confirmedAt }, was: gap },
  ]);
}

/** The nightly look says once more that it goes on. */
export async function confirm(company: TestCompany, id = "g1"): Promise<void> {
  const gap = await company.runtime.store.signals.gap(id);
  if (gap === null) throw new Error(`There is no gap ${id}`);
  const confirmedAt = company.runtime.system.now();
  await append(company, [{ kind: "gap-moved", gap: { ...gap, confirmedAt }, was: gap }]);
}

/** The rule says that it is over. */
export async function close(
  company: TestCompany,
  closing: NonNullable<PersonalGap["closing"]>,
  id = "g1",
): Promise<void> {
  const gap = await company.runtime.store.signals.gap(id);
  if (gap === null) throw new Error(`There is no gap ${id}`);
  const closedAt = company.runtime.system.now();
  await append(company, [{ kind: "gap-moved", gap: { ...gap, closedAt, closing }, was: gap }]);
}

export async function openProblem(company: TestCompany): Promise<PageProblem> {
  const now = company.runtime.system.now();
  const [section] = await company.runtime.store.pages.currentSections([large], now);
  if (section === undefined) throw new Error("There is no such section");
  const gap: PageProblem = {
    id: "p1",
    kind: "page",
    ...large,
    version: section.version,
    sectionHash: section.hash,
    why: { people: 3, users: 5, lower: 0.4, expected: 0.1, kinds: { missed: 2, unclear: 1 } },
    openedAt: now,
    confirmedAt: now,
    closedAt: null,
    closing: null,
  };
  await append(company, [{ kind: "gap-moved", gap, was: null }]);
  return gap;
}

let causes = 0;

export function sign(company: TestCompany, person: string, kind: SignalKind, daysAgo = 0): SignalFact {
  causes += 1;
  const at = new Date(company.runtime.system.now().getTime() - daysAgo * 86_400_000);
  return {
    kind: "signal-noted",
    corrects: false,
    signal: {
      cause: `c${causes}`,
      kind,
      person,
      ...large,
      version: 1,
      sectionHash: "h",
      skills: ["vouchers"],
      predicted: 0.9,
      item: "lead-limit",
      isFirstTry: false,
      at,
    },
  };
}
