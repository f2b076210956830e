import type { ItemText, VariantRange } from "../../core/items.ts";
import { itemWords } from "../../core/messages/items.ts";
import { isRecord } from "../../core/yaml/read-entries.ts";
import type { Path } from "../../core/yaml/yaml-file.ts";
import { countValues, valueAt } from "./variants.ts";

/** Something about one field of an item: a reason to refuse the item, or a note. */
export interface Remark {
  /** Below the item. */
  readonly path: Path;
  readonly words: string;
}

export interface Remarks {
  readonly refused: readonly Remark[];
  readonly odd: readonly Remark[];
}

/** The ranges of an item: `{from: 10, to: 480}`, a list, or `"10..480 step 5"`. */
export function readVariants(raw: unknown): Remarks & { readonly variants: ItemText["variants"] } {
  if (raw === null || raw === undefined) return { variants: {}, refused: [], odd: [] };
  if (!isRecord(raw)) {
    const words = itemWords.notAVariant("name");
    return { variants: {}, refused: [{ path: ["variants"], words }], odd: [] };
  }
  const read = Object.entries(raw).map(([name, value]) => [name, rangeOf(name, value)] as const);
  const remarks = (kind: "refused" | "odd") =>
    read.flatMap(([name, { [kind]: words }]) =>
      words === null ? [] : [{ path: ["variants", name], words }],
    );
  return {
    variants: Object.fromEntries(
      read.flatMap(([name, { range }]) => (range === null ? [] : [[name, range]])),
    ),
    refused: remarks("refused"),
    odd: remarks("odd"),
  };
}

interface RangeRead {
  readonly range: VariantRange | null;
  readonly refused: string | null;
  readonly odd: string | null;
}

function rangeOf(name: string, raw: unknown): RangeRead {
  const refused = (words: string): RangeRead => ({ range: null, refused: words, odd: null });
  if (!/^[A-Za-z]\w*$/.test(name)) return refused(itemWords.badVariantName(name));
  const range = Array.isArray(raw) ? listRange(raw) : numberRange(isRecord(raw) ? raw : inKeys(raw));
  if (range === null) return refused(itemWords.notAVariant(name));
  if (range.kind === "list") {
    const repeats = range.values.length < 2;
    return repeats ? refused(itemWords.oneValue(name)) : { range, refused: null, odd: null };
  }
  if (range.from > range.to || range.step <= 0) return refused(itemWords.backwards(name));
  const count = countValues(range);
  if (count < 2) return refused(itemWords.oneValue(name));
  if (count > mostValues) return refused(itemWords.tooManyValues(name));
  const reaches = valueAt(range, count - 1) === range.to;
  return { range, refused: null, odd: reaches ? null : itemWords.missesEnd(name, range.to) };
}

/** Cents up to ten million. */
const mostValues = 1_000_000_000;

function listRange(raw: readonly unknown[]): VariantRange | null {
  const values = raw.map((value) => (isScalar(value) ? String(value).trim() : ""));
  return values.includes("") ? null : { kind: "list", values: [...new Set(values)] };
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function numberRange(raw: Readonly<Record<string, unknown>> | null): VariantRange | null {
  if (raw === null) return null;
  const listed = raw.values ?? raw.list;
  if (Array.isArray(listed)) return listRange(listed);
  const from = toNumber(raw.from ?? raw.min);
  const to = toNumber(raw.to ?? raw.max);
  const step = toNumber(raw.step ?? null);
  if (from === null || to === null || (step === null && raw.step !== undefined)) return null;
  const written = Math.max(...[raw.from ?? raw.min, raw.to ?? raw.max, raw.step].map(decimalsOf));
  const said = toNumber(raw.decimals ?? null);
  if (raw.decimals !== undefined && (said === null || !Number.isInteger(said) || said < 0 || said > 6))
    return null;
  const decimals = said ?? written;
  return { kind: "number", from, to, step: step ?? 10 ** -decimals, decimals };
}

/** "10..480", "10 to 480" or "0.50..9.50 step 0.25". */
function inKeys(raw: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof raw !== "string") return null;
  const match =
    /^\s*(-?[\d.]*\d)\s*(?:\.{2,3}|…|–|to)\s*(-?\d[\d.]*)(?:\s*(?:,|;)?\s*(?:step|by)\s*([\d.]+))?\s*$/.exec(
      raw,
    );
  if (!match) return null;
  const [, from, to, step] = match;
  return step === undefined ? { from, to } : { from, to, step };
}

function toNumber(raw: unknown): number | null {
  if (typeof raw === "number") return Number.isFinite(raw) ? raw : null;
  return typeof raw === "string" && /^-?\d+(\.\d+)?$/.test(raw.trim()) ? Number(raw) : null;
}

function decimalsOf(raw: unknown): number {
  return /\.(\d+)$/.exec(String(raw ?? "").trim())?.[1]?.length ?? 0;
}
