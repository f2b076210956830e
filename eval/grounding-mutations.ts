import type { Claim } from "../src/grounding/claims.ts";
import { factsInLine } from "../src/grounding/facts.ts";
import {
  added,
  decisions,
  dropped,
  duties,
  flipped,
  inventedCodes,
  inventedLinks,
  inventedNames,
  inventedNumbers,
  promises,
} from "./grounding-inventions.ts";
import type { CitableSection, GivenAnswer } from "./grounding-sections.ts";
import { anotherValue } from "./paraphrase.ts";

export interface MutationSetting {
  readonly random: () => number;
  /** Sections that the answer was not given. */
  readonly foreign: readonly CitableSection[];
}

/** Makes a true answer wrong in one way; `null` where there is nothing to take hold of. */
export type Mutation = (answer: GivenAnswer, setting: MutationSetting) => GivenAnswer | null;

export const mutations = {
  "invented number": onClaim((text, { random }) => withEnding(text, pick(inventedNumbers, random))),
  "changed amount, date or limit": onClaim((text, { random }) => {
    const facts = factsInLine(text).filter(({ kind }) =>
      ["amount", "duration", "percentage", "date", "time", "number"].includes(kind),
    );
    const fact = facts[Math.floor(random() * facts.length)];
    if (fact === undefined || !/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/.test(fact.text))
      return null;
    const other = anotherValue(fact.text, random);
    return text.slice(0, fact.from) + other + text.slice(fact.from + fact.text.length);
  }),
  'dropped "not"': onClaim((text) => changedOnce(text, dropped)),
  'added "not"': onClaim((text, { random }) =>
    changedOnce(text, random() < 0.5 ? added : added.toReversed()),
  ),
  "amounts swapped": swapped,
  "comparator flipped": onClaim((text) => changedOnce(text, flipped)),
  "may for must": onClaim((text) => changedOnce(text, duties)),
  "wrong citation": wrongCitation,
  "from nothing": (answer, { random, foreign }) => {
    const other = pick(foreign, random);
    const sentences = other.sentences.filter((one) => one.length > 40);
    return sentences.length === 0 ? null : withClaim(answer, 0, { text: pick(sentences, random) });
  },
  "invented name": onClaim((text, { random }) => {
    const name = factsInLine(text).find(({ kind }) => kind === "name");
    const other = pick(inventedNames, random);
    if (name === undefined || random() < 0.3) return withEnding(text, `, or ask ${other}`);
    return text.slice(0, name.from) + other + text.slice(name.from + name.text.length);
  }),
  "invented link": onClaim((text, { random }) => withEnding(text, pick(inventedLinks, random))),
  "invented code": onClaim((text, { random }) => withEnding(text, pick(inventedCodes, random))),
  "promise added": (answer, { random }) => appended(answer, pick(promises, random)),
  "decision added": (answer, { random }) => appended(answer, pick(decisions, random)),
  "uncited sentence": (answer) => withClaim(answer, 0, { cites: [] }),
} satisfies Record<string, Mutation>;

export type MutationKind = keyof typeof mutations;

function onClaim(change: (text: string, setting: MutationSetting) => string | null): Mutation {
  return (answer, setting) => {
    const at = Math.floor(setting.random() * answer.claims.length);
    const text = change(answer.claims[at]?.text ?? "", setting);
    return text === null || text === answer.claims[at]?.text ? null : withClaim(answer, at, { text });
  };
}

function withClaim(answer: GivenAnswer, at: number, change: Partial<Claim>): GivenAnswer {
  return {
    ...answer,
    claims: answer.claims.map((claim, place) => (place === at ? { ...claim, ...change } : claim)),
  };
}

function appended(answer: GivenAnswer, text: string): GivenAnswer {
  return { ...answer, claims: [...answer.claims, { text, cites: answer.claims[0]?.cites ?? [] }] };
}

function withEnding(text: string, ending: string): string {
  return `${text.replace(/[.:;,]\s*$/, "")}${ending}.`;
}

function changedOnce(text: string, changes: readonly (readonly [RegExp, string])[]): string | null {
  const fitting = changes.find(([pattern]) => pattern.test(text));
  return fitting === undefined ? null : text.replace(fitting[0], fitting[1]);
}

/** Two figures of one kind change places, in a claim or between two. */
function swapped(answer: GivenAnswer): GivenAnswer | null {
  const facts = answer.claims.flatMap(({ text }, claim) =>
    factsInLine(text)
      .filter(({ kind }) => ["amount", "duration", "percentage", "number", "date", "time"].includes(kind))
      .map((fact) => ({ ...fact, claim })),
  );
  const pair = facts
    .flatMap((one, at) => facts.slice(at + 1).map((other) => [one, other] as const))
    .find(
      ([one, other]) => one.kind === other.kind && one.value !== other.value && !isListed(answer, one, other),
    );
  if (pair === undefined) return null;
  const [one, other] = pair;
  const claims = answer.claims.map(({ text, cites }, claim) => {
    let told = text;
    if (other.claim === claim)
      told = told.slice(0, other.from) + one.text + told.slice(other.from + other.text.length);
    if (one.claim === claim)
      told = told.slice(0, one.from) + other.text + told.slice(one.from + one.text.length);
    return { text: told, cites };
  });
  return { ...answer, claims };
}

/** "On days 3 and 7" says the same the other way round. */
function isListed({ claims }: GivenAnswer, one: PlacedFact, other: PlacedFact): boolean {
  const between = claims[one.claim]?.text.slice(one.from + one.text.length, other.from) ?? "";
  return one.claim === other.claim && /^(?:[ ,]|and|or|\d)*$/.test(between);
}

interface PlacedFact {
  readonly claim: number;
  readonly text: string;
  readonly from: number;
}

/** A source that does not have the sentence. */
function wrongCitation(answer: GivenAnswer, { random }: MutationSetting): GivenAnswer | null {
  const [claim] = answer.claims;
  if (claim === undefined) return null;
  const others = answer.sources.filter(
    ({ number, text }) => !claim.cites.includes(number) && !text.includes(claim.text.replace(/\.$/, "")),
  );
  return others.length === 0 ? null : withClaim(answer, 0, { cites: [pick(others, random).number] });
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
