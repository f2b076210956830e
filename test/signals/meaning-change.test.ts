import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { CurrentSection } from "../../src/core/ports/page-store.ts";
import { hasMeaningChanged, type MeaningDeps } from "../../src/signals/gaps/meaning-change.ts";
import { sectionNamed } from "./support/generated-signals.ts";

const openedAt = new Date("2026-09-07T12:00:00Z");
const now = new Date("2026-10-07T12:00:00Z");
const subject = { kind: "skill", skill: "refunding" } as const;
const gap = { subject, openedAt };

function texts(over500: string, cash: string): readonly CurrentSection[] {
  return [section("over-500", over500), section("cash", cash)].filter(({ hash }) => hash !== "");
}

function section(slug: string, text: string): CurrentSection {
  return { ...sectionNamed("refunds", slug, text), blocks: [{ kind: "paragraph", spans: [{ text }] }] };
}

function look(before: readonly CurrentSection[], after: readonly CurrentSection[]): MeaningDeps {
  const skill = { title: "Refunds", requires: [], sections: ["refunds#over-500", "refunds#cash"], items: [] };
  return {
    now,
    company: { policy: defaultPolicy },
    skillMap: { skills: { refunding: skill } },
    pages: {
      sectionAt: async () => null,
      currentSections: async (wanted, at) =>
        wanted.flatMap((key) => {
          const found = (at === now ? after : before).find(({ slug }) => slug === key.section);
          return found === undefined ? [] : [{ ...found, asked: key.section }];
        }),
    },
  };
}

const changed = (before: readonly CurrentSection[], after: readonly CurrentSection[]) =>
  hasMeaningChanged(look(before, after), gap, { version: 1 });

test("a skill means something else once every section of it does, or is gone", async () => {
  const before = texts("The lead decides from 500 euros on", "Cash is paid out by the till");
  expect(await changed(before, texts("The lead decides from 800 euros on", "Nobody pays out cash"))).toBe(
    true,
  );
  expect(await changed(before, texts("The lead decides from 800 euros on", ""))).toBe(true);
});

test("a skill of which one section still says what it said means what it meant", async () => {
  const before = texts("The lead decides from 500 euros on", "Cash is paid out by the till");
  expect(
    await changed(before, texts("The lead decides from 800 euros on", "Cash is paid out by the till")),
  ).toBe(false);
  expect(await changed(before, before)).toBe(false);
  expect(await changed([], before)).toBe(false);
});
