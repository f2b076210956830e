import { stem } from "../core/stem.ts";
import { isGerman } from "./german-words.ts";

/** A word as it stands in a sentence. */
export interface Word {
  /** Small letters; a number without its thousands' marks. */
  readonly raw: string;
  /** What it is compared by; `null` for words that only build the sentence. */
  readonly stem: string | null;
  readonly from: number;
  /** Clauses of a sentence are counted from 0. */
  readonly clause: number;
}

/** The words of a sentence that is in its plain form. */
export function wordsOf(text: string): readonly Word[] {
  const stemOf = isGerman(text) ? germanStem : englishStem;
  let clause = 0;
  let end = 0;
  return [...text.matchAll(word)].map(({ 0: found, index }) => {
    if (clauseEnd.test(text.slice(end, index))) clause += 1;
    end = index + found.length;
    const raw = /^\d/.test(found) ? plainNumber(found) : found.toLowerCase();
    return { raw, stem: stemOf(raw), from: index, clause };
  });
}

/** The words that say what a sentence is about. */
export function contentOf(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ stem: found }) => found ?? []);
}

/** Whether a word, in small letters, only builds sentences. */
export function isBuilding(raw: string): boolean {
  return building.has(raw) || germanBuilding.has(raw);
}

const word = /\d+(?:[.,]\d+)*(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:'\p{L}+)?/gu;
const clauseEnd = /[,;:.!?()·—]|\s-\s/;

function plainNumber(written: string): string {
  const joined = written.replace(/[.,](?=\d{3}(?!\d))/g, "").replace(",", ".");
  return /^\d+(?:\.\d+)?$/.test(joined) ? String(Number(joined)) : joined;
}

function englishStem(raw: string): string | null {
  const plain = raw.replace(/'(?:s|ll|re|ve|d|m)$/, "").replace(/'/g, "");
  if (plain === "" || building.has(plain) || /n't$/.test(raw)) return null;
  const stemmed = stem(plain);
  return representative.get(stemmed) ?? stemmed;
}

function germanStem(raw: string): string | null {
  if (germanBuilding.has(raw)) return null;
  if (/^\d/.test(raw)) return raw;
  const bare = raw
    .replace(/^ge(?=\p{L}{4})/u, "")
    .replace(/(?:ungen|ung|ern|en|er|es|em|est|et|e|n|s|t)$/u, "");
  return bare.length < 3 ? raw : bare;
}

const building: ReadonlySet<string> = new Set(
  `a an the this that these those here there i me my mine we us our ours you your yours he him his she her hers it its
  they them their theirs who whom whose which what when where why how am is are was were be been being do does did doing
  done have has had having can could may might must shall should will would cannot need needs needed and or but nor so if
  then else than as because while though although whether of at by for with about into through during to from in on off
  onto upon within via per also too very just even ever still yet again any some each every both either such same own
  another not no never none nobody nothing neither without only solely unless except until since up out over under above
  below after before more less least most there's always simply please means yourself itself themselves
  allowed required something someone somebody anyone anybody everyone everybody otherwise instead rather already
  therefore however once otherwise well down let lets make makes made get gets got
  go goes going take takes taken come comes coming happen happens anyway else yes no`.split(/\s+/),
);

const germanBuilding: ReadonlySet<string> = new Set(
  `der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen keiner keinem nie
  niemals ohne nur ist sind war waren wird werden wurde worden sein hat haben hatte kann können darf dürfen muss müssen
  soll sollen will wollen ich du er sie es wir ihr sie ihnen ihm ihn mich mir dich dir uns euch ihre ihrem ihren ihrer
  ihr sein seine seinen mein dein unser zu zum zur im in am an auf aus bei beim mit nach von vom vor für über unter um bis
  durch gegen wenn falls ob dass als wie so dann auch noch schon sich dies diese dieser dieses diesem diesen jede jeder
  jedes jeden man innerhalb binnen bitte außer sofern`.split(/\s+/),
);

/** Words that anybody might use for one another; the first stands for all. */
const sameMeaning =
  `choose pick select click|tell inform notify|ask request|receive obtain|begin start|employee staff
  colleague|answer reply respond response|check verify confirm review|submit hand|approve approval sign|decide
  decision|send pass forward|keep retain|pay settle payment|call phone ring telephone|buy purchase|stop halt|end finish
  close|show display appear|write note|wait hold|quick fast|big large|holiday vacation|illness sick ill|money
  funds|amount sum total|day date|allow permit let|forbid prohibit|help assist|fix repair correct|remove delete|add
  include|happen occur|change alter move|use apply|explain describe|open start|contact reach|document paper record
  file|list name|deadline limit|late overdue|cancel cancellation`
    .replace(/\s+/g, " ")
    .split("|")
    .map((line) => line.trim().split(" "));

const representative: ReadonlyMap<string, string> = new Map(
  sameMeaning.flatMap(([first = "", ...others]) =>
    others.map((other) => [stem(other), stem(first)] as const),
  ),
);
