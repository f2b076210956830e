import fc from "fast-check";
import { expect, test } from "vitest";
import { maxCardBytes, toAdaptiveCard } from "../../src/channels/cards/adaptive-card.ts";
import { type AdaptiveCard, adaptiveCardSchema } from "../../src/channels/cards/adaptive-card-shape.ts";
import type { AdaptiveClient } from "../../src/channels/cards/adaptive-client.ts";
import { toFormCard } from "../../src/channels/cards/adaptive-form-card.ts";
import { readTap } from "../../src/channels/cards/adaptive-tap.ts";
import type { ActButton, Element, Field, Form } from "../../src/core/card.ts";
import { cardWords } from "../../src/core/messages/web.ts";
import { fullestCard, wideText } from "./fullest-card.ts";
import { buttonsOf, cards, flat } from "./random-card.ts";

const clients = {
  web: { kind: "web" },
  teams: { kind: "teams", refresh: { message: "m1", users: Array.from({ length: 90 }, userId) } },
} as const satisfies Record<string, AdaptiveClient>;

const helpful: ActButton = { kind: "act", label: "Helpful", action: "ask.helpful", value: { answer: "a1" } };
const note: Field = { kind: "check", name: "note", label: "Keep it as a note", initial: false };
const at: Field = { kind: "time", name: "at", label: "When", initial: "09:00" };

function drawn(elements: readonly Element[], client: AdaptiveClient = clients.teams): AdaptiveCard {
  const options = { baseUrl: "https://cairn.example.com", language: "en", id: "m1", client };
  const card = toAdaptiveCard({ summary: "A card", elements }, options);
  return adaptiveCardSchema.parse(JSON.parse(JSON.stringify(card)));
}

test("in Teams every card is valid, under the limit, and keeps its citations and buttons", () => {
  fc.assert(
    fc.property(cards, ({ elements }) => {
      const json = JSON.stringify(drawn(elements));
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(maxCardBytes);
      for (const element of flat(elements)) {
        if (element.kind === "citation") expect(json).toContain(`https://cairn.example.com${element.url}`);
        for (const button of buttonsOf(element))
          if (button.kind === "act") expect(json).toContain(JSON.stringify(button.action));
      }
    }),
    { numRuns: 100 },
  );
});

test.each(Object.entries(clients))("long words in any script leave a card for %s whole", (_name, client) => {
  fc.assert(
    fc.property(fc.array(wideText, { minLength: 12, maxLength: 12 }), (texts) => {
      let next = 0;
      const word = () => texts[next++ % texts.length] ?? "";
      const json = JSON.stringify(drawn(fullestCard(word), client));
      expect(Buffer.byteLength(json)).toBeLessThanOrEqual(maxCardBytes);
      expect(json.match(/"action":"ask.pick"/g)).toHaveLength(16);
      expect(json.match(/-source-/g)).toHaveLength(8);
      expect(json.match(/"value":"option-/g)).toHaveLength(12);
      expect(json).not.toMatch(/[\ud800-\udbff]"|\\ud[89ab]/);
    }),
    { numRuns: 40 },
  );
});

test.each(Object.entries(clients))(
  "of a card for %s with too much to keep the last parts give way",
  (_n, client) => {
    const elements = Array.from({ length: 40 }, () => fullestCard(() => "退款".repeat(300))).flat();
    const json = JSON.stringify(drawn(elements, client));
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(maxCardBytes);
    expect(json).toContain(cardWords.shortened);
  },
);

test("a tap in Teams is executed, so that the answer can take the card's place", () => {
  expect(drawn([{ kind: "buttons", buttons: [helpful] }]).body).toEqual([
    {
      type: "ActionSet",
      actions: [
        {
          type: "Action.Execute",
          verb: "tap",
          title: "Helpful",
          associatedInputs: "none",
          data: { action: "ask.helpful", value: { answer: "a1" } },
        },
      ],
    },
  ]);
});

test("answers too long for a button of Teams stand in full beside the letters on their buttons", () => {
  const long = "Ask your team lead for the approval in the refunds channel, then wait";
  const buttons = [{ ...helpful, label: long }, helpful];
  const json = JSON.stringify(drawn([{ kind: "buttons", choices: true, buttons }]));
  expect(json).toContain(`"text":"${long}"`);
  expect(json).toContain(`"title":"A","tooltip":"${long}"`);
  expect(json).toContain('"title":"B","tooltip":"Helpful"');
});

test("another long button is cut at a word, and tells the whole where the pointer rests", () => {
  const label = "Walk me through: Who has to say yes to this refund?";
  const json = JSON.stringify(drawn([{ kind: "buttons", buttons: [{ ...helpful, label }] }]));
  expect(json).toContain(`"title":"Walk me through: Who has to say yes to this…","tooltip":"${label}"`);
});

test("a card refreshes itself for sixty people at most, and for none when nobody is named", () => {
  expect(drawn([]).refresh).toEqual({
    action: {
      type: "Action.Execute",
      title: "Show the newest",
      verb: "refresh",
      data: { message: "m1" },
    },
    userIds: Array.from({ length: 60 }, userId),
  });
  expect(drawn([], { kind: "teams", refresh: null })).not.toHaveProperty("refresh");
  expect(drawn([], { kind: "teams", refresh: { message: "m1", users: [] } })).not.toHaveProperty("refresh");
});

test.each<[string, readonly Element[], "Action.ShowCard" | "Action.Submit"]>([
  ["unfolds under its button", [withForm("Why")], "Action.ShowCard"],
  [
    "is a window of its own beside fields of the card, which Teams would check, too",
    [fieldset(), withForm("Why")],
    "Action.Submit",
  ],
  ["is a window of its own when it is long", [withForm("Why ".repeat(500))], "Action.Submit"],
])("a form %s", (_case, elements, type) => {
  const actions = drawn(elements).body.flatMap((one) => (one.type === "ActionSet" ? one.actions : []));
  expect(actions.at(-1)).toMatchObject({ type, title: "Ask first" });
  expect(JSON.stringify(actions.at(-1)).includes('"task/fetch"')).toBe(type === "Action.Submit");
});

test("what is filled in comes back as it does from the web: the button's own fields, and empty ones as empty", () => {
  const own = drawn([fieldset(), { kind: "buttons", buttons: [helpful] }]).body;
  const [check, plain] = own.flatMap((one) => (one.type === "ActionSet" ? one.actions : []));
  const elsewhere = { "m1-fields-9.text.why": "not mine", "m1-fields-1": "no id", other: "x" };
  expect(readTap({ ...dataOf(check), ...elsewhere, "m1-fields-1.text.why": "because" })).toEqual({
    action: "ask.helpful",
    value: { answer: "a1", why: "because", ticked: "" },
  });
  expect(readTap({ ...dataOf(plain), ...elsewhere })).toEqual({
    action: "ask.helpful",
    value: { answer: "a1" },
  });
});

test("a form in a task module comes back with ticks as true and false", () => {
  const form: Form = { ...why("Why"), fields: [...why("Why").fields, note, at] };
  const card = toFormCard(form, helpful, { id: "m.1", language: "en", message: "1795" });
  expect(adaptiveCardSchema.parse(card).body.map((one) => ("id" in one ? one.id : one.type))).toEqual([
    "RichTextBlock",
    "m-1.text.why",
    "m-1.check.note",
    "m-1.time.at",
  ]);
  expect(card.actions?.[0]?.data).toMatchObject({ message: "1795" });
  const filled = { "m-1.text.why": "because", "m-1.check.note": "true", "m-1.time.at": "09:30" };
  expect(readTap({ ...card.actions?.[0]?.data, ...filled })?.value).toEqual({
    answer: "a1",
    why: "because",
    note: true,
    at: "09:30",
  });
});

test.each([
  null,
  "tap",
  {},
  { action: "" },
  { action: "a.b", value: [] },
  { action: "a.b", value: { x: {} } },
])("data that no button of ours sends is nobody's: %j", (data) => {
  expect(readTap(data)).toBeNull();
});

function dataOf(action: object | undefined) {
  return action !== undefined && "data" in action ? (action.data as object) : {};
}

function userId(_: unknown, place: number): string {
  return `29:1${String(place).padStart(2, "0")}${"x".repeat(60)}`;
}

function why(label: string): Form {
  return {
    title: "Why",
    submit: "Send",
    intro: "Your manager reads this.",
    fields: [{ kind: "text", name: "why", label, lines: "many", required: true, most: 500, initial: null }],
  };
}

function withForm(label: string): Element {
  return { kind: "buttons", buttons: [{ ...helpful, label: "Ask first", form: why(label) }] };
}

function fieldset(): Element {
  const several: Field = {
    kind: "several",
    name: "ticked",
    label: "Tick all",
    options: [{ value: "one", label: "One" }],
    initial: [],
  };
  return { kind: "fields", fields: [...why("Why").fields, several], buttons: [helpful] };
}
