import type { Fact } from "../../src/core/facts.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import type { SignalKind } from "../../src/core/signals.ts";
import { serve } from "../../src/server.ts";
import { openTraffic } from "../../src/traffic.ts";
import { closeServer } from "../support/close-server.ts";
import { flag } from "../support/flag-facts.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { contentGap, escalation, pageProblem, personalGap, signal } from "../support/signal-facts.ts";

const shop = ["ada", "ben", "cleo", "dan", "eve", "finn", "gus", "hana", "ivy"];
const till = ["jon", "kim", "lou"];
const owners = ["otto", "olga", "omar", "oona", "opal"];

const person = (id: string, manager: string | null) =>
  `  - { id: ${id}, name: ${id.charAt(0).toUpperCase()}${id.slice(1)} Example, email: ${id}@example.com, roles: [agent], team: shop, ${manager === null ? "" : `manager: ${manager}, `}timeZone: UTC }\n`;

/** Mona leads nine, Tom three; Rhea is above both and looks after Cairn. */
export const consoleFiles = {
  "people.yaml": `people:\n${[
    ...shop.map((id) => person(id, "mona")),
    ...till.map((id) => person(id, "tom")),
    person("mona", "rhea"),
    person("tom", "rhea"),
    person("rhea", null),
    ...owners.map((id) => person(id, "rhea")),
  ].join("")}`,
  "skills.yaml": `roles:
  agent: { title: Shop agent, tasks: [] }
skills: {}
`,
  "areas.yaml": "areas:\n  - { id: sales, title: Sales, lead: otto, experts: [] }\n",
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher.

## Vouchers over 500 euros {#large}

The billing lead says yes first.
`,
  "sops/sales/returns.md": `---
title: Returns & exchanges
owner: olga
---
## Goods bought in the web shop {#web}

Ask for the <order> number.
`,
  "sops/sales/secret.md": `---
title: Plans of the board
owner: olga
audience: [otto]
---
## Plans {#plans}

Nobody else reads this.
`,
} as const;

const dayMs = 86_400_000;
export const large = { sop: "sales/vouchers", section: "large" } as const;
const lost = { sop: "sales/vouchers", section: "lost" } as const;
const web = { sop: "sales/returns", section: "web" } as const;
const plans = { sop: "sales/secret", section: "plans" } as const;

export interface ConsoleCompany {
  readonly company: TestCompany;
  readonly url: string;
  readonly append: (...facts: readonly Fact[]) => Promise<void>;
  /** Of these people, each got stuck there, so many days ago. */
  readonly stuck: (
    people: readonly string[],
    where: { readonly sop: string; readonly section: string },
    daysAgo: number,
    kind?: SignalKind,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openConsoleCompany(
  files: Readonly<Record<string, string>> = {},
): Promise<ConsoleCompany> {
  const company = await openTestCompany("2026-11-20T10:00:00Z", {
    PORT: "0",
    CAIRN_ADMIN: "rhea@example.com",
  });
  await company.publish({ ...consoleFiles, ...files });
  const traffic = await openTraffic(company.runtime);
  const { server, port } = await serve(company.runtime, traffic);
  const append = async (...facts: readonly Fact[]) => {
    await company.runtime.store.transaction((ports) => ports.conversation.append(facts));
  };
  return {
    company,
    url: `http://localhost:${port}`,
    append,
    stuck: (people, where, daysAgo, kind = "missed") =>
      append(
        ...people.map((one) =>
          signalNoted(
            signal({
              ...where,
              person: one,
              kind,
              cause: `${where.sop}#${where.section} ${one} ${daysAgo} ${kind}`,
              at: new Date(company.runtime.system.now().getTime() - daysAgo * dayMs),
            }),
          ),
        ),
      ),
    close: async () => {
      await closeServer(server);
      await traffic.stop();
      await company.close();
    },
  };
}

/** A team in which much happened, so that every figure has something to show. */
export async function fillConsole({ company, append, stuck }: ConsoleCompany): Promise<void> {
  const now = company.runtime.system.now();
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  const weeks = [4, 5, 6, 7, 5, 3, 2, 4];
  for (const [at, count] of weeks.entries())
    await stuck(
      shop.slice(0, count),
      large,
      (weeks.length - 1 - at) * 7 + 1,
      at % 2 === 0 ? "missed" : "unclear",
    );
  await stuck(shop.slice(2, 6), lost, 12);
  await stuck(shop.slice(3, 6), web, 30, "handed-on");
  await stuck([...till, "mona"], web, 9);
  await stuck(shop, plans, 5);
  await stuck(shop, lost, 3, "right");
  const life = { openedAt: ago(20), confirmedAt: ago(2) };
  const told = { by: "mona", words: null, at: ago(6) } as const;
  const assigned = { kind: "practice-assigned", by: "mona", words: null, at: ago(5) } as const;
  const gap = personalGap({
    ...life,
    state: "persists",
    toldAt: ago(19),
    person: "ben",
    subject: { kind: "section", ...lost },
  });
  const over = personalGap({
    ...life,
    id: "g9",
    person: "eve",
    subject: { kind: "section", ...large },
    toldAt: ago(19),
    openedAt: ago(60),
  });
  const open = escalation({ manager: "mona", person: "ben", gap: gap.id, shownAt: ago(9), at: ago(9) });
  const entry = { ...open.entry, person: "ben", skill: "Lost vouchers", weeks: [0, 1, 0, 1, 2, 1, 3, 2] };
  const problem = pageProblem({ ...life, ...large, id: "p1" });
  const fixed = pageProblem({ ...life, ...web, id: "p2", openedAt: ago(50) });
  const missing = contentGap({ ...life, title: "Vouchers of other shops", openedAt: ago(11) });
  const problems = [problem, fixed, missing, gap, over];
  await append(
    ...problems.map((one) => ({ kind: "gap-moved", gap: one, was: null }) as const),
    { kind: "escalation-made", escalation: { ...open, entry, steps: [{ ...told, kind: "told" }, assigned] } },
    {
      kind: "escalation-made",
      escalation: {
        ...open,
        id: "e9",
        gap: "g9",
        person: "eve",
        entry: { ...entry, person: "eve", skill: "Large vouchers", weeks: [2, 3, 2, 1, 1, 0, 0, 0] },
        steps: [{ ...told, kind: "told" }],
      },
    },
    { kind: "gap-moved", gap: { ...fixed, closedAt: ago(8), closing: "fixed" }, was: fixed },
    { kind: "gap-moved", gap: { ...over, closedAt: ago(3), closing: "recalls" }, was: over },
  );
  const settled = { by: "otto", verdict: "fixed", words: null } as const;
  for (const [at, took] of [0.5, 2, 4, 6, 9, 12, 25, null].entries()) {
    const section = `s${at}`;
    await append({
      kind: "flag-raised",
      flag: flag({
        id: `f${at}`,
        gap: null,
        owner: owners[at % owners.length] ?? "otto",
        page: { sop: "sales/vouchers", section, version: 1, sectionHash: `h${at}` },
        at: ago(40),
      }),
    });
    if (took !== null)
      await append({ kind: "flag-settled", flag: `f${at}`, settled: { ...settled, at: ago(40 - took) } });
  }
}
