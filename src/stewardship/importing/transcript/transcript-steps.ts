/** What a sentence of a walkthrough is. */
export type SpokenPart =
  /** Something to do, without the words that only say when it comes. */
  | { readonly kind: "step"; readonly text: string }
  /** The beginning of another subject. */
  | { readonly kind: "subject"; readonly heading: string }
  | { readonly kind: "remark"; readonly text: string };

export function partOf(sentence: string): SpokenPart {
  const subject = aboutNext.exec(sentence)?.groups?.subject;
  if (subject !== undefined && subject.split(" ").length <= 10)
    return { kind: "subject", heading: capital(subject) };
  const sequence = sequenceWord.exec(sentence)?.[0] ?? "";
  const rest = sentence.slice(sequence.length);
  const asked = requested.exec(rest)?.[0] ?? "";
  const words = rest.slice(asked.length);
  const isImperative = imperative.test(words);
  const isStep = !sentence.endsWith("?") && (isImperative || (sequence !== "" && asked !== ""));
  if (!isStep || words.split(" ").length < 2) return { kind: "remark", text: sentence };
  return { kind: "step", text: capital(words) };
}

/** "Now let's look at refunds over 500." */
const aboutNext =
  /^(?:(?:so|now|okay|ok|alright|all right|next|and|then),?\s+)*(?:let's|let us|let me|we'll|we will|i'll|i will|we're going to|i'm going to)\s+(?:now\s+)?(?:talk about|look at|move on to|turn to|go over|go through|go on with|come to)\s+(?<subject>[^.?!,]+)[.!]?$/i;

const sequenceWord =
  /^(?:(?:so|and|okay|ok|alright|now)[,\s]+)*(?:(?:first of all|first thing|firstly|first|secondly|second|thirdly|third|then|next up|next|after that|afterwards|and then|once that's done|when that's done|once you've done that|finally|lastly|last|at the end|to start|to begin with|step (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))(?:[,:]\s*|\s+))*/i;

/** "you need to", "we have to", "I just": who does it, and that it is to be done. */
const requested =
  /^(?:what )?(?:you|we|i)(?:'ll|'re going to|'ve got to| will| would| are going to| am going to)?\s*(?:always |just |simply |then |now )?(?:want to|need to|have to|must|should|can|got to|go ahead and|just|simply)?\s*(?=\p{Ll})|^(?:please|just|simply|go ahead and|make sure you|remember to|don't forget to|be sure to)\s+/iu;

const imperative = new RegExp(
  `^(?:${[
    "add answer apply approve ask assign attach book call cancel change charge check choose clear click close",
    "collect compare complete confirm contact copy count create cut delete describe double-check download drag",
    "drop edit email enter escalate export fill filter find finish follow forward give go hand hit hold import",
    "inform insert issue keep leave link listen locate lock log look make mark match move name note notify offer",
    "open order paste pay phone pick press print process put read record refund register reject release remind",
    "remove reopen repeat replace reply report request reset restart return review run save scan scroll search",
    "select send set ship sign skip sort start stop submit switch tag take tap tell test tick transfer try turn",
    "type undo unlock untick update upload use verify void wait warn write never always don't",
  ]
    .join(" ")
    .split(" ")
    .join("|")})\\b(?!\\s+(?:is|was|are|were|will|would|can|has|had|means|takes|comes)\\b)`,
  "i",
);

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
