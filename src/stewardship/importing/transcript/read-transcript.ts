import { parse } from "@plussub/srt-vtt-parser";

/** Words of one person in one go. */
export interface Utterance {
  /** Seconds from the beginning; `null`: the source does not say. */
  readonly at: number | null;
  readonly until: number | null;
  readonly speaker: string | null;
  readonly text: string;
}

/** Captions (.vtt, .srt). Nothing comes of what is no captions. */
export function readCaptions(text: string): readonly Utterance[] {
  const cues = cuesOf(text);
  return cues.flatMap(({ from, to, text: words }, place) => {
    // Rolling captions show the last line once more.
    const before = new Set(place === 0 ? [] : linesOf(cues[place - 1]?.text ?? ""));
    const lines = linesOf(words).filter((line) => !before.has(line));
    return lines.length === 0 ? [] : [{ at: from / 1000, until: to / 1000, ...spoken(lines.join(" ")) }];
  });
}

interface Cue {
  /** In milliseconds, as `to`. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function cuesOf(text: string): readonly Cue[] {
  try {
    return parse(text.replace(/\r\n?/g, "\n")).entries;
  } catch {
    return [];
  }
}

/** Words that came as plain text with times or speakers; `null`: it is no transcript. */
export function readTranscript(text: string): readonly Utterance[] | null {
  const lines = text.split("\n").map((line) => line.trim());
  const worded = lines.filter((line) => line !== "");
  const begun = worded.flatMap((line) => beginning(line) ?? []);
  const speakers = begun.flatMap(({ speaker }) => speaker ?? []);
  const isTalk = new Set(speakers).size > 1 && speakers.length > new Set(speakers).size;
  const isTimed = begun.some(({ at }) => at !== null);
  // A speaker's line is followed by what was said, so at least a third of the lines begin something.
  if (begun.length < 3 || begun.length * 3 < worded.length || !(isTimed || isTalk)) return null;
  const said: { at: number | null; speaker: string | null; words: string[] }[] = [];
  for (const line of worded) {
    const begins = beginning(line);
    if (begins !== null) said.push({ ...begins, words: begins.words === "" ? [] : [begins.words] });
    else if (said.length > 0) said.at(-1)?.words.push(line);
    else said.push({ at: null, speaker: null, words: [line] });
  }
  return said
    .filter(({ words }) => words.length > 0)
    .map(({ at, speaker, words }) => ({ at, until: null, speaker, text: words.join(" ") }));
}

interface Beginning {
  readonly at: number | null;
  readonly speaker: string | null;
  readonly words: string;
}

const time = String.raw`[[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?)[\])]?`;
const name = String.raw`([\p{Lu}][\p{L}\p{M}.'’-]*(?:[ ][\p{L}\p{M}\d.'’-]+){0,3}|SPEAKER[ _]\d+)`;
/** `[00:01:02] Ana: …`, `Ana (0:07): …`, `Ana  0:07`, `Ana: …`. */
const timeFirst = new RegExp(`^${time}\\s*(?:[-–—]\\s*)?(?:${name}\\s*:)?\\s*(.*)$`, "u");
const nameFirst = new RegExp(`^${name}\\s+(?:[-–—]\\s*)?${time}\\s*:?\\s*(.*)$`, "u");
const nameAlone = new RegExp(`^${name}\\s*:\\s+(.+)$`, "u");

function beginning(line: string): Beginning | null {
  const timed = timeFirst.exec(line);
  if (timed !== null)
    return { at: secondsOf(timed[1] ?? ""), speaker: timed[2] ?? null, words: timed[3] ?? "" };
  const named = nameFirst.exec(line);
  if (named !== null)
    return { at: secondsOf(named[2] ?? ""), speaker: named[1] ?? null, words: named[3] ?? "" };
  const alone = nameAlone.exec(line);
  return alone === null ? null : { at: null, speaker: alone[1] ?? null, words: alone[2] ?? "" };
}

function secondsOf(clock: string): number {
  return clock
    .replace(",", ".")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** The speaker of a cue, as WebVTT marks them or as a name before a colon, and the words without marks. */
function spoken(text: string): Pick<Utterance, "speaker" | "text"> {
  const voice = /<v(?:\.[\w.]+)?\s+([^>]+)>/.exec(text)?.[1]?.trim();
  const words = text
    .replace(/<[^>]*>/g, "")
    .replace(/\{\\[^}]*\}/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const alone = voice === undefined ? nameAlone.exec(words.replace(/^(?:>>|-)\s*/, "")) : null;
  return { speaker: voice ?? alone?.[1] ?? null, text: alone?.[2] ?? words.replace(/^(?:>>|-)\s*/, "") };
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
