/** What is wrong or odd about an item of `items/`; shown after file and line. */
export const itemWords = {
  noPage: (page: string) =>
    `section names the page ${page}, which is not there. Write a page's path and a section, such as refunds/approvals#over-500.`,
  noSection: (section: string, known: readonly string[]) =>
    `section names ${section}, which the page's text in force has not got. It has ${listed(known)}.`,
  notASection: () => "section must be a page and one of its sections, such as refunds/approvals#over-500.",
  repeatedId: (id: string, place: string) =>
    `The id ${id} stands in ${place} already. Give this item an id of its own.`,
  keptId: (start: string) =>
    `Ids beginning with ${start} are kept for drafts that Cairn makes. Choose another.`,
  unknownKind: (kind: string, kinds: readonly string[]) =>
    `kind ${kind} is unknown. Write ${listed(kinds, "or")}.`,
  noKind: (kinds: readonly string[]) =>
    `kind is missing and nothing else tells it. Write ${listed(kinds, "or")}.`,
  notTexts: (field: string) => `${field} must be a list of texts, or names with their texts.`,
  emptyText: (field: string) => `${field} has an entry without words. Write it out or remove it.`,
  fewOptions: () => "An item to choose from needs at least 2 options. Add distractors.",
  fewSteps: () => "An item to put in order needs at least 2 steps under key.",
  repeatedOption: (text: string) => `“${text}” stands there twice. Make the options different.`,
  repeatedStep: (text: string) => `The step “${text}” stands there twice. Make the steps different.`,
  nameWithComma: (name: string) => `The option name ${name} has a comma. Choose a name without.`,
  noKey: () => "key is missing. Write what is right, or a rule that finds it.",
  noSuchOption: (key: string) => `key says “${key}”, which is no option. Write an option's name or its text.`,
  oneKey: () => "Only one option can be right here. Write kind: several if more than one is.",
  noGap: () => "A cloze needs a gap in its stem. Write ___ where the missing words belong.",
  noRuleHere: () => "An item to put in order has no rule. Write its steps under key.",
  notAVariant: (name: string) =>
    `variants.${name} must be {from: 10, to: 480}, a list of values, or "10..480 step 5".`,
  badVariantName: (name: string) =>
    `variants.${name}: a name has letters, digits and _ and begins with a letter. Choose another.`,
  oneValue: (name: string) =>
    `variants.${name} gives fewer than 2 values. Widen it or write the value itself.`,
  tooManyValues: (name: string) => `variants.${name} has too many values. Widen its step.`,
  backwards: (name: string) =>
    `variants.${name} must go from a smaller number to a larger one in steps above 0.`,
  noVariant: (name: string) => `{${name}} has no range. Describe ${name} under variants.`,
  ruleTooLong: (limit: number) => `The rule is longer than ${limit} characters. Make it shorter.`,
  ruleCalls: (name: string, known: readonly string[]) =>
    `The rule calls ${name}, which is not available. Use operators and ${listed(known)}.`,
  ruleWrong: (problem: string) => `The rule cannot be read: ${problem}.`,
  ruleGivesNothing: () => "it gives neither a text nor a number",
  ruleFails: (values: string, problem: string) => `The rule fails for ${values}: ${problem}.`,
  ruleGivesNoOption: (values: string, result: string) =>
    `For ${values} the rule gives “${result}”, which is no option. Return an option's name.`,
  ruleGivesSeveral: (values: string) =>
    `For ${values} the rule gives not exactly one option. Write kind: several if more than one is right.`,
  ruleGivesNoAnswer: (values: string) => `For ${values} the rule gives no answer.`,
  sameOptions: (values: string, text: string) =>
    `For ${values} two options read the same: “${text}”. Keep their values apart.`,

  vanishing: (retired: number, known: number) =>
    `${retired} of ${known} items would be retired, because no file names them any more. The pages are published, the items stay as they were. Check the folder, or run it with --yes.`,

  isOdd: (line: number, note: string) => `Line ${line}: ${note}`,
  unusedVariant: (name: string) => `${name} is drawn and used nowhere; leave it out or write {${name}}.`,
  hiddenVariant: (name: string) => `the rule needs ${name}, which the learner is not shown.`,
  neverReached: (values: number, options: readonly string[]) =>
    `the rule never gives ${listed(options)} in ${values} draws; widen the ranges or correct the rule.`,
  missesEnd: (name: string, to: number) => `variants.${name} never reaches ${to} in its steps.`,
  keyIsComputed: () => "key is not used, because the rule finds what is right.",
  unusedField: (field: string, kind: string) => `${field} is not shown in an item of kind ${kind}.`,
  unknownSkill: (skill: string) => `the skill ${skill} is in no skill map.`,
  isLookup: (section: string) => `${section} is looked up, never drilled: the item will not be asked.`,
  isSensitive: (section: string) => `${section} is sensitive: the item will not be asked.`,
  unknownItem: (skill: string, item: string) => `${skill} names the item ${item}, which is not there.`,
  isLink: () => "This is a link to another file. Put the file itself here.",
  editedInChat: (id: string) =>
    `${id} was changed in chat, and this file does not have that. Take it over with \`cairn content export\` from an unchanged checkout, or write it into the file.`,
  kept: (id: string) => `${id} stays as last imported.`,
} as const;

/** What a field must be, after "… must be". */
export const itemFields = {
  text: "text",
  about: "routine, threshold or exception",
} as const;

function listed(names: readonly string[], word: "and" | "or" = "and"): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

/** What is asked in drafts made from a section. */
export const derivedWords = {
  order: (heading: string) => `${heading}: put the steps in order.`,
  threshold: (heading: string, when: string) =>
    `${heading}: what holds ${when.charAt(0).toLowerCase()}${when.slice(1)}?`,
  cloze: (context: string, sentence: string) => `${context}: ${sentence}`,
} as const;
