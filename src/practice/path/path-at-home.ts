import type { Element } from "../../core/card.ts";
import { line } from "../../core/card-parts.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Person } from "../../core/people.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { loadPath } from "./load-path.ts";
import { mayBePlaced } from "./may-be-placed.ts";
import { nextStep } from "./path.ts";
import { inWords, pathButton, placeButton, progressButton, startButton } from "./path-card.ts";

const words = pathWords.path;

/** Where somebody stands on their path, and the way to more; nothing for who has none. */
export async function pathAtHome(
  deps: PracticeDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  const { path } = await loadPath(deps, { person, reader: deps.readerOf(person), at });
  if (path.length === 0) return [];
  const next = nextStep(path);
  const isBegun = path.some(({ state, isTried }) => state.kind === "done" || isTried);
  const start = next === null ? [] : [startButton(next, () => (isBegun ? words.goOnWithIt : words.startIt))];
  const place = (await mayBePlaced(deps, person, at)) ? [placeButton()] : [];
  return [
    { kind: "heading", text: words.title },
    line(next === null ? words.allDone(path.length) : inWords(next)),
    { kind: "buttons", buttons: [...start, ...place, pathButton(), progressButton()] },
  ];
}
