import type { Block } from "../core/blocks.ts";
import type { Unit } from "./quote-units.ts";

/** Adds to some units those they cannot stand without: nothing is quoted in a way that changes what it says. */
export function companionsOf(
  units: readonly Unit[],
  blocks: readonly Block[],
): (chosen: ReadonlySet<Unit>) => ReadonlySet<Unit> {
  const places = new Map(units.map((unit, place) => [unit, place]));
  const pulled = units.map((unit, place) => [
    ...warningsAfter(unit, units, blocks),
    ...hostOf(unit, place, units, blocks),
    ...introductionOf(unit, units),
    ...introduced(unit, place, units),
    ...sentencesAround(unit, place, units),
    ...restOfExample(unit, units),
    ...restOfList(unit, units),
  ]);
  return (chosen) => {
    const all = new Set(chosen);
    // A set grows while it is walked, and the walk reaches what was added.
    for (const unit of all) for (const other of pulled[places.get(unit) ?? -1] ?? []) all.add(other);
    return new Set([...all].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)));
  };
}

/** A warning set off from the text belongs to all of the paragraph or list before it. */
function warningsAfter(unit: Unit, units: readonly Unit[], blocks: readonly Block[]): readonly Unit[] {
  const places: number[] = [];
  for (let place = unit.block + 1; blocks[place]?.kind === "aside"; place++) places.push(place);
  return units.filter(({ block }) => places.includes(block));
}

/** A warning on its own needs the end of what it warns about. One that opens the section stands alone. */
function hostOf(
  unit: Unit,
  place: number,
  units: readonly Unit[],
  blocks: readonly Block[],
): readonly Unit[] {
  if (unit.kind !== "aside") return [];
  const host = units.slice(0, place).findLast(({ block }) => blocks[block]?.kind !== "aside");
  return host === undefined ? [] : [host];
}

/** "Refund only if:" before its list, table or code. */
function introductionOf(unit: Unit, units: readonly Unit[]): readonly Unit[] {
  if (unit.kind === "sentence" || unit.kind === "aside") return [];
  if (unit.kind === "step" && unit.piece > 0) return [];
  const introduction = units.findLast(({ block }) => block < unit.block);
  return introduction?.block === unit.block - 1 && introduces(introduction) ? [introduction] : [];
}

/** And what is introduced with its introduction: as much of it as goes along, at least its beginning. */
function introduced(unit: Unit, place: number, units: readonly Unit[]): readonly Unit[] {
  const next = units[place + 1];
  if (!introduces(unit) || next === undefined || next.block !== unit.block + 1) return [];
  const all = units.filter(({ block }) => block === next.block);
  switch (next.kind) {
    case "step":
      return all.slice(0, STEPS_ALONG);
    case "row":
      return all.slice(0, ROWS_ALONG);
    case "sentence":
    case "point":
    case "aside":
    case "code":
      return [next];
  }
}

function introduces(unit: Unit): boolean {
  return unit.kind === "sentence" && unit.text.endsWith(":");
}

/** "This does not hold for …" needs the sentence before it; a sentence needs the exception after it. */
function sentencesAround(unit: Unit, place: number, units: readonly Unit[]): readonly Unit[] {
  if (unit.kind !== "sentence") return [];
  const inParagraph = (other: Unit | undefined) => other !== undefined && other.block === unit.block;
  const before = units[place - 1];
  const after = units[place + 1];
  return [
    ...(before !== undefined && inParagraph(before) && LEANS_BACK.test(unit.text) ? [before] : []),
    ...(after !== undefined && inParagraph(after) && EXCEPTION.test(after.text) ? [after] : []),
  ];
}

/** A worked example without its result, or the result alone, is none. */
function restOfExample(unit: Unit, units: readonly Unit[]): readonly Unit[] {
  if (unit.kind !== "sentence") return [];
  const paragraph = units.filter(({ block }) => block === unit.block);
  return EXAMPLE.test(paragraph[0]?.text ?? "") ? paragraph : [];
}

/** Conditions of one list hold together: a short list is quoted whole or not at all. */
function restOfList(unit: Unit, units: readonly Unit[]): readonly Unit[] {
  if (unit.kind !== "point") return [];
  const list = units.filter(({ block }) => block === unit.block);
  return list.length <= WHOLE_LIST ? list : [];
}

/** Points of a list that is quoted whole or not at all. */
const WHOLE_LIST = 7;
/** Steps that go along with the sentence that introduces them. */
const STEPS_ALONG = 9;
/** Rows of a table that do. */
const ROWS_ALONG = 4;
const EXAMPLE = /^(?:for example|examples?|e\.g\.)(?!\p{L})/iu;
const EXCEPTION =
  /^(?:but|however|except|unless|otherwise|only|never|do not|don't|not |exceptions?|in that case|this does not|the exception)\b/i;
const LEANS_BACK =
  /^(?:but|however|except|unless|otherwise|only|this|that|these|those|they|it|its|then|in that case|such|the exception|if not|if so|both|neither|instead|also|after that|so )\b/i;
