/** What is put into a true answer, or put in place of something, to make it wrong. */
export const inventedNumbers = [
  ", within 17 working days",
  ", up to 1,350 EUR",
  ", at most 37 times",
  " in 93 % of the cases",
  " by 29 February",
  ", for 130 minutes",
  ", after the nineteenth of them, number 419",
];
export const inventedNames = [
  "Katrin Vossler",
  "Bertram",
  "Zephyr",
  "Ondine Maskell",
  "Paymaster Pro",
  "Oskar Thule",
];
export const inventedLinks = [
  " at https://help.pay-portal.example/refunds",
  ": www.refund-desk.net",
  ", see [the form](https://forms.example.org/r)",
  " (docs.fastpay.io/guide)",
  ", or write to desk@refunds-now.example",
];
export const inventedCodes = [
  " with code ZX-94",
  " and enter RQ17",
  " in the file override.cfg",
  ", using `force-refund`",
  " under KB0042117",
];
export const promises = [
  "We will refund the full amount.",
  "I guarantee that the money arrives.",
  "You are entitled to compensation.",
  "You will get your money back.",
  "We promise that this never happens again.",
  "The company will pay you for the trouble.",
  "Rest assured that your credit is on its way.",
  "You have a right to a refund.",
];
export const decisions = [
  "Your refund is approved.",
  "You may go ahead without asking.",
  "I approve your request.",
  "The exception has been granted.",
  "You can proceed now.",
  "No approval is needed in your case.",
  "Your leave request was accepted.",
];

export const dropped: readonly (readonly [RegExp, string])[] = [
  [/\bdo not (\p{Ll})/u, "$1"],
  [/\bDo not (\p{Ll})/u, "Please $1"],
  [/\bdon't (\p{Ll})/u, "$1"],
  [/\bdoes(?: not|n't) /, "does "],
  [/\bcan(?:not|'t)\b/, "can"],
  [/\bNever /, "Always "],
  [/\bnever /, "always "],
  [/\b(is|are|was|were|must|may|will|has|have)(?: not|n't)\b/, "$1"],
  [/\bwithout\b/, "with"],
  [/\bWithout\b/, "With"],
  [/\bnobody\b/i, "anybody"],
  [/\bno (?!more|less|later)(\p{Ll})/u, "a $1"],
  [/\bNo (\p{Ll})/u, "A $1"],
  [/\bnot /, ""],
];
export const added: readonly (readonly [RegExp, string])[] = [
  [/\b(is|are|must|may|will|can|has to)(?= \p{Ll})(?! not)/u, "$1 not"],
  [/^(Open|Choose|Enter|Check|Send|Call|Ask|Name|Write|Pick|Tell|Add|Use|Give|Keep)\b/, "Do not $1"],
  [/\bwith\b/, "without"],
  [/\b(\p{Ll}+[^s]s) (?=the|a|an|it|within|by)\b/u, "never $1 "],
];
export const flipped: readonly (readonly [RegExp, string])[] = [
  [/\bat most\b/i, "at least"],
  [/\bat least\b/i, "at most"],
  [/\bno more than\b/, "no less than"],
  [/\bno less than\b/, "no more than"],
  [/\bup to (?:and including )?(?=[€\d])/i, "over "],
  [/\bmore than\b/i, "less than"],
  [/\bless than\b/i, "more than"],
  [/\bover (?=[€\d*])/i, "under "],
  [/\babove\b/i, "below"],
  [/\bbelow\b/i, "above"],
  [/\bwithin (?=\d|\p{Ll}+ (?:day|hour|week|minute|month))/u, "after "],
  [/\bbefore\b/, "after"],
  [/\bBefore\b/, "After"],
  [/\bafter\b/, "before"],
  [/\bAfter\b/, "Before"],
  [/\buntil\b/, "after"],
];
export const duties: readonly (readonly [RegExp, string])[] = [
  [/\bmust not\b/, "need not"],
  [/\bmay not\b/, "need not"],
  [/\b(?:must|has to|have to)\b/, "may"],
  [/\b(?:may|can)\b(?! not)/, "must"],
];
