/** Why a file is refused: what is wrong, and what to do. Shown after file and line. */
export const refusals = {
  notYaml: (problem: string) =>
    `The front matter is not valid YAML: ${problem}. Put text that contains a colon or a hash in quotes.`,
  notClosed: () => "The front matter is not closed. Add a line --- after its last key.",
  notKeys: () => "The front matter is a list. Write keys and values, e.g. title: Refund approvals.",
  wrongType: (key: string, expected: string) => `${key} must be ${expected}.`,
  noSuchDate: (key: string, value: string) =>
    `${key}: ${value} is no date that can be read. Write it as 2026-10-02 or 2026-10-02T09:00:00Z.`,
  noSuchLanguage: (value: string) => `language: ${value} is no language tag. Write one like en or pt-BR.`,
  noSuchSection: (key: string, slug: string, slugs: readonly string[]) =>
    `${key} names the section ${slug}, which this page does not have. Its sections: ${listed(slugs)}.`,
  repeatedSlug: (slug: string, line: number) =>
    `The section slug ${slug} stands in line ${line} already. Give one of the two another slug.`,
  repeatedId: (id: string, other: string) =>
    `The id ${id} belongs to ${other} already. Give this page an id of its own.`,
  otherId: (id: string, expected: string) =>
    `The id ${id} is not that of the page's current text, ${expected}. Use the same id, or leave it out.`,
  noSuchDay: (date: string) => `${date} after the @ is no date. Name the file like refunds@2026-12-01.md.`,
  tooLarge: (bytes: number, limit: number) =>
    `The file has ${megabytes(bytes)} and pages may have ${megabytes(limit)}. Split it, or raise publishing.fileBytes in policy.yaml.`,
  notText: () => "This is not a text file, though its name ends in .md. Remove or rename it.",
  notUtf8: (line: number) => `The text is not UTF-8 (line ${line}). Save it as UTF-8.`,
  leadsOutside: () => "The link leads out of the folder. Copy the file into the folder instead.",
  brokenLink: () => "The link leads nowhere. Remove it, or restore the file it points to.",
  circularLink: () => "The link leads back to a folder above it. Remove it.",
  unreadable: (code: string) => `It cannot be read (${code}). Allow the user who runs Cairn to read it.`,
  editedInChat: (title: string, version: number) =>
    `v${version} of ${title} was edited in chat, and this file does not have that edit. Take it over with \`cairn content export\` from an unchanged checkout, or write it into the file.`,
  retiredInChat: (title: string) =>
    `${title} was retired in chat. Remove the file, or bring the page back with \`cairn content rollback\`.`,
  cannotWriteBack: () =>
    "What was decided in chat cannot be written into this file. Write it there by hand; the page's history shows it.",
  changedOnDisk: (title: string, version: number) =>
    `The file is another one than was published last, and v${version} of ${title} was decided in chat. Write one into the other by hand.`,
  tooDeep: () => "The Markdown is nested too deeply to be read. Simplify its lists and quotes.",
} as const;

/** What is odd about a page that is published all the same. */
export const oddities = {
  unknownKeys: (keys: readonly string[]) => `Front-matter keys without a meaning here: ${keys.join(", ")}.`,
  toml: () => "The front matter is TOML and was not read. Cairn reads YAML between two lines of ---.",
  notFrontMatter: () => "The text between the first two --- has no keys and was read as part of the page.",
  renamedSlug: (heading: string, line: number, slug: string) =>
    `The heading "${heading}" in line ${line} repeats an earlier one; its section is #${slug}.`,
  headingJump: (heading: string, line: number, from: number, to: number) =>
    `The heading "${heading}" in line ${line} jumps from level ${from} to ${to}.`,
  emptyHeading: (line: number) => `The heading in line ${line} has no words.`,
  unknownLessonKind: (kind: string, kinds: readonly string[]) =>
    `A lesson of the kind "${kind}" is shown as an explainer. The kinds are ${kinds.join(", ")}.`,
  lessonWithoutWays: (kind: string) =>
    `This ${kind} has nothing to choose at its beginning and is shown as an explainer. Write the choices as a list of links to its sections: "- Yes: [accept](#accept)".`,
  lessonUnreached: (heading: string) => `No choice leads to "${heading}".`,
  lessonWithoutEnd: (heading: string) => `From "${heading}" no choice leads to an end.`,
  emptyPage: () => "The page has no text.",
  longLine: (line: number, length: number) => `Line ${line} has ${length} signs.`,
  droppedHtml: (names: readonly string[]) => `HTML that holds no words was left out: ${names.join(", ")}.`,
  noSuchSection: (key: string, slug: string) =>
    `${key} names the section ${slug}, which this page does not have.`,
  linkOutside: (target: string) => `The link to ${target} leads out of the folder.`,
  noSuchPage: (target: string) => `The link to ${target} leads to no page of the folder.`,
  noSuchAnchor: (target: string) => `The link to ${target} leads to no section there.`,
  linkInPage: (slug: string) => `The link to #${slug} leads to no section of this page.`,
  dayWins: (day: string, effective: string) =>
    `effective: ${effective} differs from the ${day} in the file's name; the name counts.`,
  effectiveNow: (effectiveOn: string, version: number) =>
    `effective ${effectiveOn} lies before v${version}, which it replaces, so the new text takes effect now.`,
  newerDatedText: (file: string) => `${file} has a later date and stays the text in effect.`,
  unknownPerson: (key: string, name: string) => `${key}: nobody in people.yaml has the id ${name}.`,
  unknownSkill: (skill: string) => `skills: ${skill} is not in skills.yaml.`,
  noSuchTarget: (key: string, target: string) => `${key}: there is no section ${target}.`,
  unreadableDocument: (problem: string) => `It could not be read: ${problem}.`,
  perhapsRenamed: (from: string) =>
    `The page has the text of ${from}, which is gone. Give it the front matter id: ${from} to keep its history.`,
  sampleLeftOut: () => "The sample was not published: the company's own pages are there.",
} as const;

/** Words of publishing for the command line. */
export const publishing = {
  noFolder: (folder: string) =>
    `There is no folder ${folder}. Name the folder that holds the Markdown pages.`,
  notAFolder: (folder: string) => `${folder} is not a folder. Name the folder that holds the Markdown pages.`,
  unreadableFolder: (folder: string, code: string) =>
    `${folder} cannot be read (${code}). Allow the user who runs Cairn to read it.`,
  noMarkdown: (folder: string) => `${folder} has no Markdown pages (.md). Name the folder that holds them.`,
  vanishing: (vanished: number, of: number) =>
    `${vanished} of ${of} pages are missing from the folder and would be retired. Check the folder, or repeat with --yes.`,
  busy: () => "Another publication is running. Wait for it to end, then repeat.",
  noSuchSop: (sop: string) => `There is no page ${sop}. \`cairn content plan\` lists the pages of a folder.`,
  noSuchVersion: (sop: string, version: string, highest: number) =>
    `${sop} has no version ${version}. It has v1 to v${highest}.`,
  retired: (sop: string) => `${sop} is retired. Publish the folder with its file to bring it back.`,
  alreadyCurrent: (sop: string, version: number) =>
    `The text of v${version} is the one in effect on ${sop} already.`,
  nothingFrom: (folder: string) =>
    `Nothing was published from ${folder} yet. Publish it first: cairn content publish.`,
  whoDecides: () => "Say who decides this: --as <person>. Nobody is named in CAIRN_ADMIN.",
  reasonNeeded: () => 'A rollback needs a reason: --reason "…".',
} as const;

function listed(slugs: readonly string[]): string {
  return slugs.length === 0 ? "none" : slugs.slice(0, 12).join(", ") + (slugs.length > 12 ? ", …" : "");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
