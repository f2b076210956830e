import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemText } from "../../src/core/items.ts";
import { drawValues } from "../../src/practice/items/draw.ts";
import { compileRule } from "../../src/practice/items/rule.ts";
import { showQuestion } from "../../src/practice/items/show-question.ts";

const refund: ItemText = {
  kind: "scenario",
  stem: "{name} is due {amount} EUR. Who decides?",
  options: [
    { name: "alone", text: "You" },
    { name: "agent", text: "A second agent" },
    { name: "lead", text: "The billing lead" },
  ],
  key: [],
  explain: "{amount} EUR is what counts.",
  variants: {
    name: { kind: "list", values: ["Ana", "Bo"] },
    amount: { kind: "number", from: 50, to: 2000, step: 0.01, decimals: 2 },
  },
  rule: 'amount <= 100 ? "alone" : amount <= 500 ? "agent" : "lead"',
  about: "threshold",
};

const steps: ItemText = {
  ...refund,
  kind: "order",
  stem: "In which order?",
  options: [],
  key: ["Open it", "Check it", "Send it"],
  explain: null,
  variants: {},
  rule: null,
};

test("the same seed draws the same question", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const one = drawValues(refund, seed, null);
      expect(drawValues(refund, seed, null)).toEqual(one);
      expect(showQuestion(refund, one.values, seed)).toEqual(showQuestion(refund, one.values, seed));
    }),
  );
});

test("a variant does not come twice running while there is any other", () => {
  const few: ItemText = {
    ...refund,
    variants: { ...refund.variants, amount: { kind: "list", values: ["90", "600"] } },
  };
  fc.assert(
    fc.property(fc.constantFrom(refund, few), fc.string(), fc.string(), (item, first, second) => {
      const { variant } = drawValues(item, first, null);
      expect(drawValues(item, second, variant).variant).not.toBe(variant);
    }),
  );
  expect(drawValues(steps, "s", "").variant).toBe("");
});

test("what is drawn lies in its range, and the key is what the rule says of it", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const { values } = drawValues(refund, seed, null);
      const amount = Number(values.amount);
      expect(amount).toBeGreaterThanOrEqual(50);
      expect(amount).toBeLessThanOrEqual(2000);
      const { key, keyText, options } = showQuestion(refund, values, seed);
      const due = amount <= 100 ? "alone" : amount <= 500 ? "agent" : "lead";
      expect(key).toEqual([due]);
      expect(options.find(({ value }) => value === due)?.text).toBe(keyText);
    }),
  );
});

test("no branch is right so often that it is the one to guess", () => {
  const right = Array.from({ length: 600 }, (_, at) => {
    const { values } = drawValues(refund, `seed ${at}`, null);
    return showQuestion(refund, values, "s").key.join();
  });
  for (const { name } of refund.options) {
    const share = right.filter((one) => one === name).length / right.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.5);
  }
});

test("values stand in the question as an amount is written", () => {
  const shown = showQuestion(refund, { name: "Ana", amount: 1200 }, "s");
  expect(shown.stem).toBe("Ana is due 1,200.00 EUR. Who decides?");
  expect(shown.explain).toBe("1,200.00 EUR is what counts.");
});

test("steps are never shown in their right order, and the key tells it", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const { steps: shown, key, keyText } = showQuestion(steps, {}, seed);
      expect(shown.map(({ text }) => text)).not.toEqual(steps.key);
      expect(key.map((value) => shown.find((step) => step.value === value)?.text)).toEqual(steps.key);
      expect(keyText).toBe("1. Open it\n2. Check it\n3. Send it");
    }),
  );
});

test("a computed answer is a round amount, in the words of its key", () => {
  const item: ItemText = {
    ...refund,
    kind: "recall",
    stem: "{price} EUR, {days} of 31 days unused. How much goes back?",
    options: [],
    key: ["{answer} EUR"],
    explain: null,
    variants: {
      price: { kind: "list", values: ["31.00", "49.90"] },
      days: { kind: "number", from: 1, to: 30, step: 1, decimals: 0 },
    },
    rule: "days / 31 * price",
  };
  expect(showQuestion(item, { price: "31.00", days: 20 }, "s").key).toEqual(["20 EUR"]);
  expect(showQuestion(item, { price: "49.90", days: 7 }, "s").key).toEqual(["11.27 EUR"]);
});

test("to a rule a number is a number", () => {
  const results: Readonly<Record<string, unknown>> = {
    "30 / 100": 0.3,
    "amount * 30 / 100": 3.75,
    "amount % 5": 2.5,
    "size(name) * 1.5": 3,
    "int(amount) + 0.5": 12.5,
    "amount in [10, 12.5]": "true",
    '["low", "high"][amount > 12 ? 1 : 0]': "high",
    'name.startsWith("B") && amount == 12.50 ? "yes" : "no"': "yes",
  };
  for (const [expression, result] of Object.entries(results)) {
    const rule = compileRule(expression, { amount: "number", name: "text" });
    if ("problem" in rule) throw new Error(`${expression}: ${rule.problem}`);
    expect([expression, rule.evaluate({ amount: 12.5, name: "Bo" })]).toEqual([expression, result]);
  }
});

test("a rule cannot run on, look around or call anything", () => {
  const hostile = [
    "[1, 2].map(x, [1, 2].map(y, x * y))",
    'cel.bind(a, "aa", a + a)',
    'name.matches("(a+)+$")',
    "constructor",
    "name.constructor",
    "name.toString()",
    "process.exit()",
    "1 + ".repeat(1_000),
    `${"(".repeat(200)}1${")".repeat(200)}`,
    Array.from({ length: 600 }, () => "1").join(" + "),
  ];
  for (const expression of hostile)
    expect([expression, compileRule(expression, { name: "text" })]).toEqual([
      expression,
      { problem: expect.any(String) },
    ]);
});
