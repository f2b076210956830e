import { countInWords } from "./signals.ts";
import { audienceLine } from "./tags.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const pages = (count: number) => (count === 1 ? "one page" : `${countInWords(count)} pages`);
const questions = (count: number) => (count === 1 ? "one question" : `${countInWords(count)} questions`);
const people = (count: number) => (count === 1 ? "one person" : `${countInWords(count)} people`);

/** What a page may lack, with what that costs. */
const lacks = {
  owner: {
    name: "An owner",
    cost: "Doubts about them go to the administrator, and questions to nobody who wrote them.",
  },
  review: { name: "A review cadence", cost: "Nobody promised when they are looked at again." },
  skills: { name: "A skill", cost: "They are on nobody's path, and practice on them counts for no skill." },
  audience: { name: "An audience", cost: "Everybody may read them." },
  language: {
    name: "The right language",
    cost: "Their words do not read like the language they name, so questions miss them.",
  },
} as const;

export type Lack = keyof typeof lacks;

const holes = {
  section: "no section teaches it",
  item: "no question asks it",
} as const;

export type HoleKind = keyof typeof holes;

/** The report of what pages do not say about themselves. */
export const metadataWords = {
  lacks,
  holes,
  hole: (skill: string, kinds: readonly HoleKind[]) =>
    `${skill}: ${kinds.map((kind) => holes[kind]).join(", ")}`,
  role: (title: string, count: number) => `${title} (${people(count)})`,
  panel: {
    title: "What pages do not say about themselves",
    says: (lacking: number, of: number, unanswered: number) => {
      if (lacking === 0) return "Every page has an owner, a review cadence, a skill and the right language.";
      const some = `${capital(pages(lacking))} of ${of} ${lacking === 1 ? "lacks" : "lack"} something.`;
      const found = lacking === of ? "Every page lacks something." : some;
      return unanswered === 0
        ? found
        : `${found} ${capital(questions(unanswered))} came nearest to them and found no answer.`;
    },
    description: "Pages that lack something, by what they lack.",
    columns: ["What is missing", "Pages", "Answers from them", "Unanswered near them", "What that costs"],
  },
} as const;

interface MetadataShown {
  readonly pages: number;
  readonly days: number;
  readonly lacking: readonly {
    readonly what: Lack;
    readonly pages: readonly string[];
    readonly answers: number;
    readonly unanswered: number;
  }[];
  readonly items: { readonly all: number; readonly withoutSkill: readonly string[] };
  readonly roles: readonly {
    readonly title: string;
    readonly people: number;
    readonly holes: readonly { readonly title: string; readonly lacks: readonly HoleKind[] }[];
  }[];
  readonly withoutLesson: readonly string[];
  readonly proposed: number;
  readonly saidAudiences: readonly { readonly page: string; readonly audience: readonly string[] }[];
}

/** Pages named in one line; `--json` has them all. */
const named = 8;

export function metadataLines(report: MetadataShown): readonly string[] {
  const { lacking, items, roles, withoutLesson, proposed, saidAudiences, days } = report;
  return [
    `${report.pages} pages. Answers and questions are those of the last ${days} days.`,
    ...lacking.flatMap(({ what, pages: paths, answers, unanswered }) => [
      "",
      `${lacks[what].name}: missing on ${paths.length} (${listed(paths)})`,
      `  ${answers} answers rest on them, ${unanswered} questions near them found none. ${lacks[what].cost}`,
    ]),
    "",
    items.withoutSkill.length === 0
      ? items.all === 1
        ? "The one question has a skill."
        : `All ${items.all} questions have a skill.`
      : `${items.withoutSkill.length} of ${items.all} questions have no skill, and count for none: ${listed(items.withoutSkill)}`,
    ...roles.flatMap(({ title, people: count, holes: own }) => [
      "",
      `${title} (${people(count)}): ${own.length === 1 ? "one skill" : `${countInWords(own.length)} skills`} with a hole in the path`,
      ...own.map((hole) => `  ${metadataWords.hole(hole.title, hole.lacks)}`),
    ]),
    ...(withoutLesson.length === 0
      ? []
      : [
          "",
          `${withoutLesson.length} skills that people need have no lesson, so their section is shown: ${listed(withoutLesson)}`,
        ]),
    "",
    proposed === 0
      ? "No proposed tags wait for anybody."
      : `${proposed} proposed tags wait for their owners, who find them by typing "tags".`,
    ...(saidAudiences.length === 0
      ? []
      : [
          "",
          `Said in chat, and without effect: everybody may still read ${pages(saidAudiences.length)}. To change that, write into the front matter`,
          ...saidAudiences.map(({ page, audience }) => `  ${page}: ${audienceLine(audience)}`),
        ]),
  ];
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, named).join(", ");
  return all.length > named ? `${shown} and ${all.length - named} more` : shown;
}
