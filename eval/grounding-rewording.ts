/** A sentence as a careful writer would say it again, without a change of sense. `null`: the rule does not fit. */
type Rule = (sentence: string) => string | null;

/** Up to three rules, by chance; the sentence as it is where none fits. */
export function reworded(sentence: string, random: () => number): string {
  let told = sentence;
  for (let turn = 0; turn < 3; turn += 1) {
    const rule = rules[Math.floor(random() * rules.length)];
    told = rule?.(told) ?? told;
  }
  return told;
}

const rules: readonly Rule[] = [
  replaced(/\bYou must\b/, "You have to"),
  replaced(/\byou must\b/, "you need to"),
  replaced(/\bdo not\b/, "don't"),
  replaced(/\bdoes not\b/, "doesn't"),
  replaced(/\bcannot\b/, "can't"),
  replaced(/\bis not\b/, "isn't"),
  replaced(/\bat most\b/, "no more than"),
  replaced(/\bat least\b/, "no less than"),
  replaced(/\bOver (?=\d)/i, "more than "),
  replaced(/\bchoose\b/, "select"),
  replaced(/\bChoose\b/, "Select"),
  replaced(/\bTell\b/, "Inform"),
  replaced(/\bGet\b/, "Obtain"),
  replaced(/\bworking days\b/, "business days"),
  replaced(/\b(\d[\d,]*) EUR\b/, "€$1"),
  replaced(/ ?\((?!see)[^)]*\)/, ""),
  replaced(/\b(?:also|then|always) (?=\p{Ll})/u, ""),
  replaced(/;\s/, ". That is: "),
  digits("two", "2"),
  digits("three", "3"),
  digits("five", "5"),
  digits("ten", "10"),
  conditionLast,
  passive,
  (sentence) =>
    /^(?:Open|Choose|Enter|Check|Send|Call|Ask|Name|Write|Pick)\b/.test(sentence)
      ? `You ${small(sentence)}`
      : null,
  (sentence) =>
    /^(?:Open|Choose|Enter|Check|Send|Call|Ask|Name|Write|Pick)\b/.test(sentence)
      ? `First, ${small(sentence)}`
      : null,
];

function replaced(pattern: RegExp, instead: string): Rule {
  return (sentence) => (pattern.test(sentence) ? sentence.replace(pattern, instead) : null);
}

function digits(word: string, digit: string): Rule {
  return replaced(
    new RegExp(`\\b${word}\\b(?= (?:working |full )?(?:days|weeks|months|minutes|hours|people|times))`),
    digit,
  );
}

/** "If it fails, call them." → "Call them if it fails." */
function conditionLast(sentence: string): string | null {
  const [, condition, rest] = /^((?:If|When|Once|After|Before) [^,]+), ([^,;:]+)\.$/.exec(sentence) ?? [];
  return condition === undefined || rest === undefined ? null : `${capital(rest)} ${small(condition)}.`;
}

/** "The billing lead decides." → "It is for the billing lead to decide." and the like. */
function passive(sentence: string): string | null {
  const [, who, rest] = /^((?:The|A|Your) [a-z ]+?) decides\b(.*)$/.exec(sentence) ?? [];
  return who === undefined ? null : `The decision is made by ${small(who)}${rest}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function small(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
