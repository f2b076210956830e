const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

/** What a draft does not have, or has only in part: for one of them and for several. */
const losses = {
  image: ["picture left out", "pictures left out"],
  attachment: ["attached file left out", "attached files left out"],
  "merged-cell": [
    "merged cell; its text stands in every cell it covered",
    "merged cells; their text stands in every cell they covered",
  ],
  "nested-table": ["table within a table taken apart", "tables within tables taken apart"],
  comment: ["comment left out", "comments left out"],
  "tracked-change": ["tracked change taken over as if accepted", "tracked changes taken over as if accepted"],
  macro: ["macro left out", "macros left out"],
  equation: ["equation; only its letters are left", "equations; only their letters are left"],
  "text-box": [
    "text box; it stands where it was anchored",
    "text boxes; they stand where they were anchored",
  ],
  "embedded-object": ["embedded object left out", "embedded objects left out"],
  "header-or-footer": ["page header or footer left out", "page headers and footers left out"],
  "form-field": ["form field left out", "form fields left out"],
  media: ["video, sound or frame left out", "videos, sounds and frames left out"],
  "missing-link": [
    "link to a page that was not exported; only its words are left",
    "links to pages that were not exported; only their words are left",
  ],
  "guessed-table": [
    "table recognised by its gaps; look at its columns",
    "tables recognised by their gaps; look at their columns",
  ],
  "page-without-text": [
    "page without text, perhaps a scan, left out",
    "pages without text, perhaps scans, left out",
  ],
  "row-left-out": ["row of a database left out", "rows of a database left out"],
  filler: ["filler word left out", "filler words left out"],
  speaker: ["speaker's name left out", "speakers' names left out"],
} as const;

export type LossKind = keyof typeof losses;

/** Words of drafts and of the report on them. */
export const importing = {
  losses,
  reason: (source: string) => `Imported from ${source}`,
  picture: (alt: string) => (alt === "" ? "(picture)" : `(picture: ${alt})`),
  steps: "Steps",
  warning: "Warning:",
  transcript: "What was said",
  column: (place: number) => `Column ${place}`,
  noSource: (path: string) => `There is no file or folder ${path}. Name what is to be imported.`,
  noTarget: () => "Say where the drafts go: --to ./drafts.",
  targetIsFile: (path: string) => `${path} is a file. Name a folder for the drafts with --to.`,
  targetInSource: (path: string) =>
    `${path} lies inside what is imported. Name a folder outside of it with --to.`,
  tooManyFiles: (limit: number) =>
    `There are more than ${limit} files. Import a part of them, or raise importing.files in policy.yaml.`,
  refused: {
    empty: () => "It is empty.",
    noText: () => "It has no text. If it is a scan, have its text recognised first.",
    tooLarge: (limit: number) =>
      `It has more than ${megabytes(limit)}. Split it, or raise importing.fileBytes in policy.yaml.`,
    unpacksTooLarge: (limit: number) =>
      `Unpacked it has more than ${megabytes(limit)}. Split it, or raise importing.unpackedBytes in policy.yaml.`,
    tooManyPages: (limit: number) =>
      `It has more than ${limit} pages. Split it, or raise importing.pdfPages in policy.yaml.`,
    draftTooLarge: (limit: number) =>
      `Its text has more than a page may have (${megabytes(limit)}). Split it, or raise publishing.fileBytes in policy.yaml.`,
    encrypted: () => "It is locked with a password. Save it without one, then import it again.",
    damaged: () => "It is damaged, or not what its name says. Open it, save it anew, then import it again.",
    notUtf8: () => "Its text is not UTF-8. Save it as UTF-8, then import it again.",
    tooDeep: () => "It is nested too deeply to be read. Save it in a simpler form.",
    unsafePath: () => "Its path leads out of the archive. It was not unpacked.",
    symbolicLink: () => "It is a link to another place. Import that place itself.",
    archiveInArchive: () => "It is an archive within an archive. Unpack it, then import what is in it.",
    oldOffice: (extension: string) =>
      `.${extension} is not read. Save it as .docx or PDF, then import it again.`,
    markdown: () => "It is Markdown already. Put it into the content folder as it is.",
    exists: (draft: string) => `${draft} is there already. Remove it, or repeat with --force.`,
    notPublishable: (reason: string) => `Its draft could not be published: ${reason}`,
    unreadable: (code: string) => `It cannot be read (${code}). Allow the user who runs Cairn to read it.`,
    notWritable: (code: string) => `Its draft cannot be written (${code}). Look at the folder named by --to.`,
  },
} as const;

interface ImportShown {
  readonly written: readonly {
    readonly source: string;
    readonly draft: string;
    readonly losses: readonly { readonly what: LossKind; readonly count: number }[];
  }[];
  readonly refused: readonly { readonly source: string; readonly reason: string }[];
  readonly leftOut: number;
}

/** @param folder the one written to, as it was named. */
export function importLines({ written, refused, leftOut }: ImportShown, folder: string): readonly string[] {
  const files = leftOut === 1 ? "1 other file left out" : `${leftOut} other files left out`;
  return [
    ...written.flatMap(({ source, draft, losses: lost }) => [
      `draft    ${draft}  from ${source}`,
      ...lost.map(({ what, count }) => `           ${count} ${losses[what][count === 1 ? 0 : 1]}`),
    ]),
    ...refused.map(({ source, reason }) => `REFUSED  ${source}: ${reason}`),
    `Imported: ${written.length} ${written.length === 1 ? "draft" : "drafts"}, ${refused.length} refused${leftOut === 0 ? "" : `, ${files}`}. Nothing is published.`,
    ...(written.length === 0
      ? []
      : [`Read the drafts, then: cairn content check ${folder}, cairn content publish ${folder}.`]),
  ];
}
