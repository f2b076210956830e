import type { Block } from "../core/blocks.ts";
import type { Expansion } from "../retrieval/glossary.ts";
import { companionsOf } from "./quote-companions.ts";
import { fitOf } from "./quote-fit.ts";
import { blocksOfUnits, type Unit, unitsOf } from "./quote-units.ts";

export interface QuoteRequest {
  readonly section: {
    readonly title: string;
    readonly headings: readonly string[];
    readonly blocks: readonly Block[];
  };
  /** What is asked, as asked. */
  readonly question: string;
  /** The things it asks for, each with the other ways to say it. */
  readonly wanted: readonly Expansion[];
  /** `policy.ask.quotedLines` and `policy.ask.quotedSteps`. */
  readonly limits: QuoteLimits;
}

interface QuoteLimits {
  readonly lines: number;
  readonly steps: number;
}

export interface Quote {
  /** Blocks of the section, whole sentences, steps, points and rows of it, in page order and word for word. */
  readonly blocks: readonly Block[];
  /** Whether the section says more. */
  readonly shortened: boolean;
  /** It is asked how something is done, and the section has the steps. */
  readonly isProcedure: boolean;
}

/**
 * What of a section answers the question. A section that fits is quoted whole. Of a longer one: its steps,
 * when it is a procedure, or else the sentences, points and rows that speak most of what was asked, never
 * parted from what they cannot stand without (a warning, the line that introduces them, an exception).
 */
export function quote(request: QuoteRequest): Quote {
  const { section, limits } = request;
  const units = unitsOf(section.blocks);
  const rated = rate(units, request);
  const isProcedure = isProcedureWanted(rated, request.question);
  if (fits(units, limits)) return { blocks: section.blocks, shortened: false, isProcedure };
  const chosen = isProcedure ? chooseSteps(rated, request) : chooseLines(rated, request);
  const whole = chosen.size === units.length;
  return {
    blocks: whole ? section.blocks : blocksOfUnits(section.blocks, [...chosen]),
    shortened: !whole,
    isProcedure,
  };
}

interface Rated {
  readonly unit: Unit;
  /** How much of the question it speaks of; only to be compared within the section. */
  readonly fit: number;
}

function fits(units: readonly Unit[], limits: QuoteLimits): boolean {
  const steps = units.filter((unit) => unit.kind === "step").length;
  return (
    steps <= limits.steps && Math.round(linesOf(units.filter((unit) => unit.kind !== "step"))) <= limits.lines
  );
}

function rate(units: readonly Unit[], request: QuoteRequest): readonly Rated[] {
  const measure = fitOf(units, request);
  return units.map((unit) => ({ unit, fit: measure(unit) }));
}

/** Asked how something is done, or about something that no other part of the section speaks of more. */
function isProcedureWanted(rated: readonly Rated[], question: string): boolean {
  const steps = rated.filter(({ unit }) => unit.kind === "step");
  if (steps.length === 0) return false;
  const others = rated.filter(({ unit }) => unit.kind !== "step");
  return ASKS_HOW.test(question) || bestFit(steps) >= bestFit(others);
}

/** The steps in their order, from the first one or, of a long procedure, around the best one. */
function chooseSteps(rated: readonly Rated[], { section, limits }: QuoteRequest): ReadonlySet<Unit> {
  const steps = bestProcedure(rated, section.blocks);
  const best = steps.findIndex(({ fit }) => fit === bestFit(steps));
  const first = best < limits.steps ? 0 : Math.min(best - 1, steps.length - limits.steps);
  const chosen = steps.slice(first, first + limits.steps).map(({ unit }) => unit);
  const better = rated.filter(({ unit, fit }) => unit.kind !== "step" && fit > bestFit(steps));
  return withBest(chosen, better, rated, section.blocks, limits);
}

/** Lists whose numbers go on from one another are one procedure; of several, the one that fits best. */
function bestProcedure(rated: readonly Rated[], blocks: readonly Block[]): readonly Rated[] {
  const procedures: Rated[][] = [];
  let next = Number.NaN;
  for (const step of rated.filter(({ unit }) => unit.kind === "step")) {
    const number = numberOf(step.unit, blocks);
    if (number !== next) procedures.push([]);
    procedures.at(-1)?.push(step);
    next = number + 1;
  }
  return procedures.reduce(
    (best, other) => (bestFit(other) > bestFit(best) ? other : best),
    procedures[0] ?? [],
  );
}

function numberOf(unit: Unit, blocks: readonly Block[]): number {
  const block = blocks[unit.block];
  return block?.kind === "list" ? block.start + unit.piece : Number.NaN;
}

/** The lines that speak most of what was asked; when none does more than its heading, how the section begins. */
function chooseLines(rated: readonly Rated[], request: QuoteRequest): ReadonlySet<Unit> {
  const best = bestFit(rated);
  if (best === 0) return chooseBeginning(rated, request);
  const good = rated.filter(({ fit }) => fit >= best * GOOD_ENOUGH);
  return withBest([], good, rated, request.section.blocks, request.limits);
}

/** Without gaps: what is left out is left out at the end. */
function chooseBeginning(rated: readonly Rated[], { section, limits }: QuoteRequest): ReadonlySet<Unit> {
  const units = rated.map(({ unit }) => unit);
  const companions = companionsOf(units, section.blocks);
  const tooLong = units.findIndex(
    (_, place) => !fits([...companions(new Set(units.slice(0, place + 1)))], limits),
  );
  return companions(new Set(units.slice(0, tooLong === -1 ? units.length : Math.max(1, tooLong))));
}

/** Adds units, the best first, while there is room; the first is added whatever its length. */
function withBest(
  start: readonly Unit[],
  more: readonly Rated[],
  rated: readonly Rated[],
  blocks: readonly Block[],
  room: QuoteLimits,
): ReadonlySet<Unit> {
  const companions = companionsOf(
    rated.map(({ unit }) => unit),
    blocks,
  );
  let chosen = companions(new Set(start));
  for (const { unit } of [...more].sort((a, b) => b.fit - a.fit)) {
    const grown = companions(new Set([...chosen, unit]));
    if (chosen.size === 0 || fits([...grown], room)) chosen = grown;
  }
  return chosen;
}

function linesOf(units: readonly Unit[]): number {
  return units.reduce((sum, { lines }) => sum + lines, 0);
}

function bestFit(rated: readonly Rated[]): number {
  return Math.max(0, ...rated.map(({ fit }) => fit));
}

const ASKS_HOW =
  /^\W*(?:how (?:do|can|should|would|to|am|is|are)\b(?! (?:long|many|much|often))|what (?:are the|do i do|should i do|steps)|steps\b|walk me|what now)/i;
/** Share of the best unit's fit below which a unit says something else. */
const GOOD_ENOUGH = 0.45;
