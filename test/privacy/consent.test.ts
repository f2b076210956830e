import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import { defaultSettings } from "../../src/core/ports/setting-store.ts";
import { consentCard, consentWording, needsConsent } from "../../src/privacy/consent.ts";
import { drawn } from "../support/drawn-card.ts";

const card = consentCard({ ...defaultPolicy, company: "Pellworth" });

/** Each wording by its name. Other words get a new line, and everybody is told again; no line ever changes. */
const wordings: Readonly<Record<string, string>> = {
  "2026-11-21": "c9729d833980eb10",
  "2026-11-21-b": "1a899b48033a5cf2",
  "2026-11-21-c": "7cea7fcce6bf6e3a",
  "2026-11-21-d": "40f13eb2a477e53e",
};

test("before Cairn first writes to somebody, they read what is kept, who sees it and how to stop", async () => {
  await expect(drawn(card)).toMatchFileSnapshot("./golden/consent.txt");
});

test("other words have another name, so that everybody reads them", () => {
  const hash = createHash("sha256").update(drawn(card)).digest("hex").slice(0, 16);
  expect(wordings[consentWording], "These are other words: give consentWording a new name, and list it").toBe(
    hash,
  );
});

test("it fits a phone", () => {
  const lines = card.summary.split("\n").reduce((count, line) => count + Math.ceil(line.length / 42), 0);
  expect(lines).toBeLessThanOrEqual(24);
});

test("how long words are kept is what the company says", () => {
  expect(
    consentCard({ ...defaultPolicy, ask: { ...defaultPolicy.ask, textKeptDays: 30 } }).summary,
  ).toContain("for 30 days");
});

test("who read these very words is not told again, who read others is", () => {
  const at = new Date("2026-11-02T12:00:00Z");
  expect(needsConsent(defaultSettings)).toBe(true);
  expect(needsConsent({ consent: { wording: consentWording, at } })).toBe(false);
  expect(needsConsent({ consent: { wording: "2025-01-01", at } })).toBe(true);
});
