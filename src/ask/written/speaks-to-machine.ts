/**
 * Whether a text addresses a machine that is to read it: orders about its answer, its instructions or its mode, code
 * and marks of web pages, or words hidden in letters or figures. Such a section is quoted and told to no model. It is
 * generous: a section taken for one without being one loses nothing but other words. Markup that a page loses when
 * it is read leaves words glued together, so an order may begin within one.
 */
export function speaksToMachine(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

const orders =
  "add|include|integrate|insert|modify|augment|enhance|replace|substitute|introduce|misspell|scramble|jumble|rearrange|anagram|remove|group|combine|convert|render|provide|use|write|end|begin|start";

const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:${orders})\b[^\n]{0,120}\byour (?:\w+ )?(?:response|reply|answer|output|message)\b`,
    "iu",
  ),
  /\bin your (?:response|reply|answer|output)\b/iu,
  /(?:ignor(?:e|ing)|disregard|forget|override|overlook)\b[^.\n]{0,60}\b(?:instructions?|prompts?|directives?|above|previous|content)\b/iu,
  /(?:ignor(?:e|ing)|disregard|forget)\b[^.\n]{0,60}\b(?:and|instead)\b[^.\n]{0,20}\b(?:state|say|print|output|write|tell|respond|answer)\b/iu,
  /\b(?:state|say|print|output) the following\b|\blet['’]?s (?:say|state|imagine|pretend|suppose|assume|consider|admit)\b/iu,
  /\b(?:system|developer|override|debug|god|admin) mode\b|\btraining data\b|\bsystem prompt\b|\bjailbr/iu,
  /\b(?:LLMs?|GPT|chatbots?|language models?|AI (?:models?|assistants?))\b/u,
  /\b(?:hypothetical(?:ly)?|imagine a scenario|suppose we were|we might (?:state|say)|in a world where)\b/iu,
  /(?:ignore[zs]|ignora|ignoriere?n?|olvida|oublie[zr]|vergiss)\b[^.\n]{0,60}\b(?:et|y|e|und|todas|toutes|alle|las|les|la)\b|игнорируй|забудь/iu,
  /無視|忽略|무시|تجاهل/u,
  /<!--|<\/?[a-z][^<>\n]{0,200}>|\bdef \w+\(/iu,
  /[A-Za-z0-9+/]{48,}={0,2}|(?:\b[01]{8}\b\s*){4}|\b(?:[0-9a-f]{2}){24,}\b/iu,
  /[\u{E0000}-\u{E007F}\u200B-\u200D\u2060\u202A-\u202E\u2066-\u2069]/u,
];
