import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultPolicy, type Policy, policySchema } from "../../src/core/policy.ts";

/** What one sentence of the policy says, looked at just below and just above its number. */
export type Behaviour = (policy: Policy) => void | Promise<void>;

const page = readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8");

/**
 * Every sentence of one part of docs/policy.md: it holds under the default policy, and with any other number the
 * same behaviour is another one.
 */
export function testEverySentence<Part extends "signals" | "escalation">(
  part: Part,
  behaviours: Readonly<Record<keyof Policy[Part], Behaviour>>,
): void {
  const numbers: Readonly<Record<string, unknown>> = defaultPolicy[part];
  test(`each sentence of ${part} has its behaviour, and no other`, () => {
    expect(Object.keys(behaviours).sort()).toEqual(Object.keys(numbers).sort());
  });
  for (const [key, behaviour] of Object.entries<Behaviour>(behaviours)) {
    test(sentenceOf(`${part}.${key}`), async () => {
      await behaviour(defaultPolicy);
      const others = othersThan(numbers[key]).flatMap((other) => changedTo(part, key, other));
      expect(others.length).toBeGreaterThan(0);
      for (const { other, changed } of others) {
        const failure = await failureOf(async () => behaviour(changed));
        expect(failure, `${key}: ${other} makes no difference`).not.toBeNull();
      }
    });
  }
}

function sentenceOf(key: string): string {
  const line = page.split("\n").find((one) => one.includes(`(\`${key}\`:`));
  return line?.replace(/^- /, "").replace(/ \(`.*$/, "") ?? key;
}

/** Nothing where the policy refuses it. */
function changedTo(part: "signals" | "escalation", key: string, other: unknown) {
  const { success } = policySchema.safeParse({ [part]: { [key]: other } });
  const changed: Policy = { ...defaultPolicy, [part]: { ...defaultPolicy[part], [key]: other } };
  return success ? [{ other, changed }] : [];
}

function failureOf(work: () => Promise<void>): Promise<string | null> {
  return work().then(() => null, String);
}

/** Its neighbours on either side. */
function othersThan(value: unknown): readonly unknown[] {
  if (typeof value === "number")
    return Number.isInteger(value) ? [value - 1, value + 1] : [value * 0.95, value * 1.05];
  if (value === "mon") return ["sun", "tue"];
  if (value === "09:00") return ["08:59", "09:01"];
  return ["somebody-else"];
}
