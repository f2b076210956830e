import fc from "fast-check";
import { expect, test } from "vitest";
import type { GlossaryEntry } from "../../src/core/terms.ts";
import { grade } from "../../src/practice/grading/grade.ts";
import type { ShownQuestion } from "../../src/practice/items/show-question.ts";

const terms: readonly GlossaryEntry[] = [
  { term: "chargeback", synonyms: ["CB", "disputed payment", "bank took the money back"] },
  { term: "second agent", synonyms: ["four eyes", "4-eyes", "buddy check"] },
  { term: "billing lead", synonyms: ["billing team lead", "billing manager"] },
];

/** Question, key, answers that are right, wrong, and left to the learner. */
const cases: readonly (readonly [
  stem: string,
  key: string | readonly string[],
  right: readonly string[],
  wrong: readonly string[],
  undecided: readonly string[],
])[] = [
  [
    "Up to which amount do you decide alone?",
    "100 EUR",
    [
      "100 EUR",
      "100",
      "€100",
      "100€",
      "EUR100",
      "100 euros",
      "a hundred euros",
      "one hundred",
      "100.00 eur",
      "100,00 EUR",
    ],
    ["500 EUR", "250", "100 USD", "100 %", "1,000 EUR", ""],
    ["quite a lot", "100 or 250 EUR", "not sure", "the lead's limit"],
  ],
  [
    "How long may an approved refund wait?",
    "5 working days",
    ["5 working days", "five working days", "5 business days", "5 weekdays", "Five Working Days."],
    ["5 days", "3 working days", "ten working days", "5 calendar days"],
    ["5", "a week", "one week", "7 days", "until Friday", "about a month"],
  ],
  [
    "Within how many working days must it be issued?",
    "5 working days",
    ["5", "five", "5 working days"],
    ["3", "5 days"],
    ["soon"],
  ],
  [
    "The client stops all changes for ___ hours.",
    ["48", "forty-eight"],
    ["48", "48 hours", "48h", "forty eight"],
    ["24", "48 days", "72 hours"],
    ["2 days"],
  ],
  [
    "How long is a link valid?",
    "2 hours",
    ["2 hours", "120 minutes", "120 min", "two hours"],
    ["2 minutes", "3 hours", "90 minutes"],
    ["1 day"],
  ],
  [
    "How long do they have?",
    "14 days",
    ["14 days", "2 weeks", "two weeks", "fourteen days"],
    ["14 working days", "10 days", "3 weeks"],
    ["1 month", "336 hours"],
  ],
  [
    "How much goes back, in EUR?",
    "1,240.50 EUR",
    ["1240.5", "1,240.50", "1.240,50", "1 240,50 €", "EUR 1240.50"],
    ["1240", "1,24", "1240.05", "124050"],
    ["the unused part"],
  ],
  [
    "How much is it?",
    "2,000 EUR",
    ["2k", "2 thousand euros", "2.000 EUR", "two thousand"],
    ["20,000", "200"],
    [],
  ],
  [
    "What share is kept?",
    "10 %",
    ["10 %", "10%", "ten percent", "10 per cent"],
    ["5 %", "10 EUR", "12"],
    ["0.1"],
  ],
  ["What share of the percent …?", "10 percent", ["10"], ["12"], []],
  [
    "Who decides on a refund of 600 EUR?",
    "the billing lead",
    [
      "billing lead",
      "The Billing Lead.",
      "billing leads",
      "the biling lead",
      "billing manager",
      "billing team lead",
    ],
    [],
    [
      "the lead",
      "billing agent",
      "nobody",
      "billing lead or second agent",
      "two people",
      "not the billing lead or so",
    ],
  ],
  [
    "Who confirms?",
    "a second agent",
    ["second agent", "4-eyes", "four eyes", "buddy check"],
    [],
    ["the first agent", "agent"],
  ],
  [
    "What is it called when the bank takes the money back?",
    "chargeback",
    ["CB", "charge back", "chargebacks", "a disputed payment", "chargebakc"],
    [],
    ["refund"],
  ],
  [
    "May you retry a hard decline?",
    "no",
    ["no", "No.", "nope", "never"],
    ["yes", "Yes, once"],
    ["once", "no or yes", "ask the lead"],
  ],
  [
    "May you retry a soft decline?",
    "yes",
    ["yes", "Yes, retry", "yep"],
    ["no", "never"],
    ["retry", "yes, if the lead agrees"],
  ],
  [
    "What do you do with a stolen card?",
    "do not retry",
    ["do not retry", "don't retry", "never retry"],
    ["retry"],
    ["retry once", "call the bank"],
  ],
  [
    "When does v8 take effect?",
    "2 October 2026",
    ["2 October 2026", "Oct 2, 2026", "2026-10-02", "02.10.2026", "2nd of October", "October 2"],
    ["3 October 2026", "2 October 2025", "2 November"],
    ["10/02/2026", "in autumn", "next week"],
  ],
  ["Until when?", "17:30", ["17:30", "5:30 pm", "5:30pm"], ["17:00", "5:30 am"], ["half past five"]],
  [
    "Who is told, then who?",
    "client, then agent",
    ["client then agent", "the client, the agent"],
    [],
    ["agent, then client", "client"],
  ],
  ["Who gets the money?", "the payee", ["payee", "the Payee"], [], ["payer"]],
  ["Who pays?", "employer", ["employer", "employr"], [], ["employee"]],
  [
    "Which amounts?",
    "over 500 EUR",
    ["over 500 EUR", "over 500"],
    ["under 500 EUR", "up to 500 EUR", "over 400 EUR"],
    ["500 EUR", "a lot"],
  ],
  ["From when to when?", "9:00 to 17:00", ["9:00-17:00", "09:00 to 17:00"], ["9:00 to 18:00"], ["9:00"]],
  ["What is shown?", "café crème", ["cafe creme", "CAFÉ CRÈME"], [], ["tea"]],
  ["How many?", "one and a half", ["1.5", "1,5", "one and a half"], ["2", "half a one, no, 3"], []],
  ["How long?", "half an hour", ["half an hour", "30 minutes", "0.5 hours"], ["1 hour"], ["30"]],
  ["Which code?", "R03", ["R03", "r03"], [], ["R04", "3"]],
];

test.each(cases)("%s %s", (stem, key, right, wrong, undecided) => {
  const verdicts = (answers: readonly string[]) =>
    Object.fromEntries(answers.map((answer) => [answer, grade(typed(stem, key), answer, terms)]));
  const all = (answers: readonly string[], verdict: string) =>
    Object.fromEntries(answers.map((answer) => [answer, verdict]));
  expect(verdicts([...right, ...wrong, ...undecided])).toEqual({
    ...all(right, "right"),
    ...all(wrong, "wrong"),
    ...all(undecided, "undecided"),
  });
});

test("an answer in the very words of the key is right, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
      (key) => {
        expect(grade(typed("What is it?", key), key, terms)).toBe("right");
        expect(grade(typed("What is it?", key), `  ${key} `, terms)).toBe("right");
      },
    ),
  );
});

test("an amount is right however it is written, and no other amount ever is", () => {
  const amount = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(amount, amount, (due, other) => {
      const question = typed(
        "How much goes back?",
        `${due.toLocaleString("en", { minimumFractionDigits: 2 })} EUR`,
      );
      for (const written of [
        due.toFixed(2),
        due.toLocaleString("en", { minimumFractionDigits: 2 }),
        due.toLocaleString("de", { minimumFractionDigits: 2 }),
        `€${due}`,
        `${due} euros`,
      ])
        expect([written, grade(question, written, terms)]).toEqual([written, "right"]);
      if (due !== other) expect(grade(question, `${other.toFixed(2)} EUR`, terms)).toBe("wrong");
    }),
  );
});

test("words alone are never wrong without the learner seeing the key", () => {
  const words =
    "lead agent client call write refund before after the case approve paid maybe I think it".split(" ");
  const answer = fc.array(fc.constantFrom(...words), { minLength: 1 }).map((some) => some.join(" "));
  fc.assert(
    fc.property(answer, answer, (key, said) => {
      expect(grade(typed("What happens?", key), said, terms)).not.toBe("wrong");
    }),
  );
});

test("a slip of the finger in a number is another number", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 99_999 }),
      fc.nat(4),
      fc.integer({ min: 1, max: 9 }),
      (due, at, by) => {
        const digits = [...String(due)];
        const place = at % digits.length;
        digits[place] = String((Number(digits[place]) + by) % 10);
        const said = digits.join("");
        fc.pre(Number(said) !== due);
        expect(grade(typed("How many?", String(due)), said, terms)).toBe("wrong");
      },
    ),
  );
});

test("one option is right or wrong, by its value or its words", () => {
  const question = chosen("choice", ["lead"]);
  expect(grade(question, "lead", terms)).toBe("right");
  expect(grade(question, "the billing LEAD", terms)).toBe("right");
  expect(grade(question, "agent", terms)).toBe("wrong");
  expect(grade(question, "my neighbour", terms)).toBe("undecided");
  expect(grade(question, " ", terms)).toBe("wrong");
});

test("of several options all right ones and no other belong to the answer, in any order", () => {
  const question = chosen("several", ["lead", "agent"]);
  expect(grade(question, "agent,lead", terms)).toBe("right");
  expect(grade(question, "lead, agent, lead", terms)).toBe("right");
  expect(grade(question, "lead", terms)).toBe("wrong");
  expect(grade(question, "lead,agent,client", terms)).toBe("wrong");
});

test("steps are right in their one order", () => {
  const steps = ["a", "b", "c"].map((value) => ({ value, text: `Step ${value}` }));
  const question = { ...typed("In which order?", "b"), kind: "order", steps, key: ["b", "c", "a"] } as const;
  expect(grade(question, "b,c,a", terms)).toBe("right");
  expect(grade(question, "a,b,c", terms)).toBe("wrong");
  expect(grade(question, "b,c", terms)).toBe("wrong");
});

function chosen(kind: "choice" | "several", key: readonly string[]): ShownQuestion {
  const options = [
    { value: "agent", text: "A second agent" },
    { value: "lead", text: "The billing lead" },
    { value: "client", text: "The client" },
  ];
  return { kind, stem: "Who decides?", options, steps: [], key, keyText: "", explain: null };
}

function typed(stem: string, key: string | readonly string[]): ShownQuestion {
  const answers = typeof key === "string" ? [key] : key;
  return {
    kind: "recall",
    stem,
    options: [],
    steps: [],
    key: answers,
    keyText: answers[0] ?? "",
    explain: null,
  };
}
