import type { GroundingProblemKind } from "./claims.ts";
import type { Sentence } from "./sentence.ts";

interface Forbidden {
  readonly kind: GroundingProblemKind;
  readonly text: string;
}

/**
 * What only the company, or a human of it, may say: promises in its name, decisions on somebody's case, calls to give
 * secrets away, and words that are meant for a machine. A sentence of a source that says the same may be told, except
 * for the last: a page that speaks to a machine was written to be obeyed.
 */
export function undertakingsIn(claim: Sentence, basis: readonly Sentence[]): readonly Forbidden[] {
  const told = utterances.flatMap(({ kind, pattern }): readonly Forbidden[] => {
    const found = pattern.exec(claim.text)?.[0];
    if (found === undefined || basis.some(({ text }) => pattern.test(text))) return [];
    return [{ kind, text: found }];
  });
  const spoken = [claim, ...basis].flatMap(({ text }) => toMachine.exec(text)?.[0] ?? []).slice(0, 1);
  return [...told, ...spoken.map((text): Forbidden => ({ kind: "instruction", text }))];
}

const money =
  "(?:refund|money|credit|compensation|payout|reimbursement|raise|bonus|discount|voucher|payment|leave|days? off)";
/** Not "once approved", "if it is approved", "before it is approved". */
const unconditional = String.raw`\b(?=(?:is|are|has|have|was|were|i|we) )(?<!\b(?:if|once|when|until|unless|before|after|whether|that|as soon as|wenn|sobald|falls|bis)\b[^,.;]{0,40})`;

const utterances: readonly {
  readonly kind: "promise" | "decision" | "instruction";
  readonly pattern: RegExp;
}[] = [
  {
    kind: "promise",
    pattern:
      /\b(?:we|i|the company|our team|cairn)(?:'ll| will| shall| can| hereby| are going to| am going to| are happy to)? (?:gladly |always |personally |fully )?(?:guarantee|promise|assure|undertake|commit|vouch|refund|compensate|reimburse|credit|waive|pay (?:you|back)|make sure you|see to it)\w*/iu,
  },
  { kind: "promise", pattern: /\b(?:we'll|i'll|we will|i will|we shall|i shall)\b/iu },
  {
    kind: "promise",
    pattern:
      /\b(?:guaranteed?|entitled|you have (?:a|the) right to|rest assured|you can count on|without fail)\b/iu,
  },
  {
    kind: "promise",
    pattern: new RegExp(
      String.raw`\b(?:you(?:'ll| will)|they(?:'ll| will)|the (?:customer|subscriber|client) will) (?:definitely |certainly |surely )?(?:get|receive|be (?:refunded|paid|compensated|reimbursed|granted|credited|given))\b[^.;]{0,40}\b${money}\b`,
      "iu",
    ),
  },
  {
    kind: "promise",
    pattern: /\byou(?:'ll| will) (?:definitely |certainly )?be (?:refunded|compensated|reimbursed)\b/iu,
  },
  {
    kind: "promise",
    pattern:
      /\b(?:wir (?:werden|garantieren|versprechen|sichern|erstatten)|ich (?:werde|garantiere|verspreche)|garantiert|haben anspruch|hast anspruch)\b/iu,
  },
  {
    kind: "decision",
    pattern: new RegExp(
      String.raw`${unconditional}\b(?:is|are|has been|have been|was|were|i have|we have|is now|is hereby) (?:hereby |now |already )?(?:approved|granted|authori[sz]ed|accepted|waived|denied|declined|signed off)\b`,
      "iu",
    ),
  },
  {
    kind: "decision",
    pattern:
      /\b(?:you (?:may|can|are (?:free|cleared|clear) to|should feel free to) (?:now )?(?:go ahead|proceed)|go ahead and|(?:i|we) (?:hereby )?(?:approve|grant|authori[sz]e|decline)|permission (?:is )?granted|consider it (?:approved|done)|no (?:further )?approval is (?:needed|required|necessary)|(?:is|wird|wurde) (?:hiermit )?(?:genehmigt|bewilligt)|sie dürfen fortfahren)\b/iu,
  },
  {
    kind: "instruction",
    pattern:
      /\b(?:reveal|share|send|give|tell|enter|post|type|confirm|forward|paste|provide)(?: \p{L}+){0,3} (?:your|the|all|their)(?: \p{L}+){0,3} (?:passwords?|passcodes?|pins?|secrets?|api keys?|tokens?|credentials|one-time codes?|card numbers?|login)\b/iu,
  },
  {
    kind: "instruction",
    pattern:
      /\b(?:click (?:here|on this|the link)|scan (?:this|the) (?:qr )?code|download (?:and (?:run|install) )?(?:this|the) (?:file|tool|app|update)|install (?:this|the) (?:app|tool|update))\b/iu,
  },
];

const toMachine =
  /\b(?:ignor(?:e|ing)|disregard|forget|override|overlook|bypass)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules above|directives?|guidelines|everything (?:above|before)|(?:previous|prior|above|earlier) (?:text|messages?|context))\b|\bsystem prompts?\b|\bdeveloper (?:mode|message)\b|\bjailbr(?:eak|oken)\w*|\bas an ai\b|\b(?:language|ai) models?\b|\byou are now (?:a|an|in|the)\b|\bpretend (?:to be|you are|that you)\b|\b(?:in|to|into|of|your entire|modify|enhance|end|start|begin) your (?:reply|response|output|answer)\b|\b(?:respond|reply|answer) (?:only |just )?with (?:the (?:words?|phrase|following|exact)|only|nothing|exactly|["'])|\b(?:hidden|secret|initial|original|internal) (?:instructions?|prompts?)\b|\bignorier\p{L}*\b[^.\n]{0,40}\b(?:anweisung|regel)\p{L}*/iu;
