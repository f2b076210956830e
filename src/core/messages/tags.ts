import type { TagKind } from "../tags.ts";
import { countInWords } from "./signals.ts";

const texts = (count: number) => (count === 1 ? "one text" : `${countInWords(count)} texts`);

/** As it stands in the front matter of a page. */
export function audienceLine(ids: readonly string[]): string {
  return `audience: [${ids.join(", ")}]`;
}

/** Words about tags. Tags come by their titles, pages and questions by theirs. */
export const tagWords = {
  kinds: { skill: "Skill", topic: "Topic", audience: "Audience", compliance: "Rule" } satisfies Record<
    TagKind,
    string
  >,
  homeTitle: "Tags",
  atHome: (count: number) => `Tags are proposed for ${texts(count)} of yours.`,
  show: "Look at them",
  title: "Tags proposed for your texts",
  intro: "Nothing has changed yet. Your word counts, and the next proposals follow it.",
  nothing: "No tags wait for you.",
  nothingLeft: "That was all of them.",
  page: "Page",
  lesson: "Lesson",
  item: "Question",
  proposed: (kind: string, tags: string) => `${kind}: ${tags}`,
  words: (words: string) => `Because of the words ${words}.`,
  builtOn: "Because what it rests on has it.",
  effect: {
    skill: "Then it teaches this skill: on paths, in practice, in what is ranked first.",
    topic: "Then it is counted with this topic.",
    audience:
      "Your word alone opens or closes nothing: everybody may read it until the page's file says otherwise.",
    compliance: "Then it is counted with this rule.",
  } satisfies Record<TagKind, string>,
  right: "Right",
  other: "Another",
  none: "None of these",
  more: (count: number) => `${count} more`,
  said: {
    kept: (title: string, tags: string) => `${title}: ${tags}. Noted.`,
    audience: (title: string, tags: string, ids: readonly string[]) =>
      `${title}: ${tags}. Noted, and everybody may still read it. To change that, write it into the page's file: ${audienceLine(ids)}`,
    none: (title: string) => `${title}: none. It is not proposed again for this text.`,
  },
  gone: "This is settled, or the text has changed since.",
  goneTo: (name: string, tags: string) =>
    `${name} has said already what it is: ${tags === "" ? "none" : tags}.`,
  notYours: (names: string) => `This is for ${names} to say.`,
  nobodys: "Nobody looks after this page. An administrator can give it an owner.",
  unknown: (tag: string, kind: string) =>
    `There is no ${kind.toLowerCase()} “${tag}”. Choose one of those named, or add it to the company's files first.`,
  form: {
    title: "Another tag",
    submit: "Save",
    which: "Which one?",
    typed: "Another one, by its name",
  },
} as const;
