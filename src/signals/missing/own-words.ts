import type { Asker, Tap } from "../../core/asker.ts";
import { act, boldLine, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf, sentences } from "../../core/card-text.ts";
import { ownWords as words } from "../../core/messages/own-words.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { UnansweredQuestion } from "../../core/signals.ts";
import type { EscalationDeps } from "../signal-deps.ts";

type Deps = Pick<EscalationDeps, "store">;
type OfAnswer = Tap<{ readonly answer: string }>;

/** Lets whoever writes the missing page read a question as it was asked. A second tap says the same again. */
export async function lendWords(deps: Deps, tap: OfAnswer): Promise<Result> {
  const asked = await ownQuestion(deps, tap);
  if (typeof asked === "string") return inSentences(asked);
  const keep = buttons(act(words.keep, "signals.keep-words", { answer: asked.answer }));
  return {
    ...shown([cardOf([...sentences(words.lent).elements, keep])]),
    facts: asked.mayBeRead ? [] : [chosen(asked, true, tap.at)],
  };
}

/** Takes that back. What was read meanwhile stays read. */
export async function keepWords(deps: Deps, tap: OfAnswer): Promise<Result> {
  const asked = await ownQuestion(deps, tap);
  if (typeof asked === "string") return inSentences(asked);
  return { ...inSentences(words.kept), facts: asked.mayBeRead ? [chosen(asked, false, tap.at)] : [] };
}

/** Everything that whoever asks has let others read, to take it back. */
export async function showLentWords({ store }: Deps, { person }: Asker): Promise<Result> {
  const asked = person === null ? [] : await store.unansweredBy(person.id);
  const lent = asked.filter(({ mayBeRead }) => mayBeRead);
  if (lent.length === 0) return inSentences(words.none);
  return shown([
    cardOf([
      { kind: "heading", text: words.title },
      quietLine(words.each),
      ...lent.flatMap(({ answer, words: said }) => [
        said === null ? boldLine(answer) : line(`“${said}”`),
        buttons(act(words.keep, "signals.keep-words", { answer })),
      ]),
    ]),
  ]);
}

/** An unanswered question of whoever taps, or why there is none. Of what is sensitive nothing is kept. */
async function ownQuestion(
  { store }: Deps,
  { person, value }: OfAnswer,
): Promise<UnansweredQuestion | string> {
  const asked = person === null ? [] : await store.unansweredBy(person.id);
  const found = asked.find(({ answer }) => answer === value.answer);
  if (found === undefined) return words.notYours;
  return found.words === null ? words.gone : found;
}

function chosen({ answer, person }: UnansweredQuestion, allowed: boolean, at: Date) {
  return { kind: "words-chosen", choice: { answer, person, allowed, at } } as const;
}
