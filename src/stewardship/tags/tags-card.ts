import type { ActButton, Card, Element } from "../../core/card.ts";
import { act, boldLine, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Company } from "../../core/company.ts";
import { tagWords as words } from "../../core/messages/tags.ts";
import type { ProposedTag, TagKind } from "../../core/tags.ts";
import { tagTitle } from "./tag-titles.ts";
import type { WaitingTags } from "./waiting-tags.ts";

export interface TagsView {
  /** Everything that waits for the reader. */
  readonly waiting: readonly WaitingTags[];
  /** What to say first; `null`: nothing. */
  readonly said: string | null;
  readonly company: Company;
}

/** Texts with the tags proposed for them, a few at a time. */
export function tagsCard({ waiting, said, company }: TagsView): Card {
  const shown = waiting.slice(0, company.policy.tags.onCard);
  const left = waiting.length - shown.length;
  const done: readonly Element[] =
    said === null ? [] : [{ kind: "notice", tone: "info", spans: [{ text: said }] }];
  if (shown.length === 0) return cardOf([...done, line(said === null ? words.nothing : words.nothingLeft)]);
  return cardOf([
    ...done,
    { kind: "heading", text: words.title },
    quietLine(words.intro),
    ...shown.flatMap((one) => entryElements(one, company)),
    ...(left > 0 ? [quietLine(words.more(left))] : []),
  ]);
}

/** On the home card. */
export function tagsAtHome(count: number): readonly Element[] {
  return count === 0 ? [] : [{ kind: "heading", text: words.homeTitle }, ...tagsInShort(count)];
}

/** One line, where there is room for no more. */
export function tagsInShort(count: number): readonly Element[] {
  return count === 0 ? [] : [line(words.atHome(count)), buttons(act(words.show, "stewardship.tags", {}))];
}

function entryElements(waiting: WaitingTags, company: Company): readonly Element[] {
  const { taggable, tagKind, page, proposal } = waiting;
  const what =
    taggable.subject.kind === "item" ? words.item : page.kind === "lesson" ? words.lesson : words.page;
  const titles = proposal.tags.map(({ tag }) => tagTitle(tagKind, tag, company)).join(", ");
  return [
    boldLine(`${what}: ${taggable.title}`),
    line(words.proposed(words.kinds[tagKind], titles)),
    quietLine(`${reasonOf(proposal.tags)} ${words.effect[tagKind]}`),
    { kind: "buttons", buttons: entryButtons(waiting) },
  ];
}

function reasonOf([first]: readonly ProposedTag[]): string {
  if (first === undefined || first.reason.kind === "built-on") return words.builtOn;
  return words.words(first.reason.words.map((word) => `“${word}”`).join(", "));
}

function entryButtons({ taggable: { subject }, tagKind, text, proposal }: WaitingTags): readonly ActButton[] {
  const value = { kind: subject.kind, id: subject.id, tagKind, text };
  const others = [...proposal.tags.map(({ tag }) => tag), ...proposal.others].slice(0, mostChoices).join(",");
  return [
    { ...act(words.right, "stewardship.tags-right", value), primary: true },
    act(words.other, "stewardship.tags-other", { ...value, others }),
    act(words.none, "stewardship.tags-none", value),
  ];
}

/** Of a form, as long as a button may carry them. */
const mostChoices = 5;

export interface TagTap {
  readonly kind: "page" | "item";
  readonly id: string;
  readonly tagKind: TagKind;
  readonly text: string;
}
