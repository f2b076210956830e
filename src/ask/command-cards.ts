import type { Span } from "../core/blocks.ts";
import type { Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import { answerWords, commandWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import { changesUrl, pageUrl } from "../core/page-url.ts";
import type { VersionNews } from "../core/ports/page-store.ts";
import { againButton } from "./offer-cards.ts";

export function helpCard(company: string, questions: readonly string[]): Card {
  const elements: readonly Element[] = [
    { kind: "heading", text: commandWords.helpTitle },
    { kind: "text", spans: [{ text: commandWords.help(company) }] },
    ...(questions.length === 0
      ? []
      : [
          { kind: "text" as const, spans: [{ text: commandWords.helpTry }], quiet: true as const },
          { kind: "buttons" as const, buttons: questions.map((question) => againButton(question, question)) },
        ]),
    { kind: "text", spans: [{ text: commandWords.helpMore }], quiet: true },
    { kind: "bullets", items: commandWords.helpCommands.map((text) => [{ text }]) },
  ];
  return cardOf(elements);
}

export function listCard(title: string, items: readonly (readonly Span[])[]): Card {
  return cardOf([
    { kind: "heading", text: title },
    { kind: "bullets", items },
  ]);
}

export interface NewsView {
  /** In the order shown. */
  readonly tookEffect: readonly VersionNews[];
  readonly takesEffect: readonly VersionNews[];
  /** What the first of them say differently, by the version's address. */
  readonly changes: ReadonlyMap<string, readonly Element[]>;
  readonly now: Date;
  readonly timeZone: string;
}

export function newsCard({ tookEffect, takesEffect, changes, now, timeZone }: NewsView): Card {
  const part = (title: string, versions: readonly VersionNews[]): readonly Element[] => {
    if (versions.length === 0) return [];
    const left = versions.length - SHOWN;
    return [
      { kind: "text", spans: [{ text: title, bold: true }] },
      { kind: "bullets", items: versions.slice(0, SHOWN).map((version) => newsLine(version, now, timeZone)) },
      ...(left > 0
        ? [{ kind: "text" as const, spans: [{ text: commandWords.moreNews(left) }], quiet: true as const }]
        : []),
      ...versions.slice(0, SHOWN).flatMap((version) => changeFold(version, changes)),
    ];
  };
  return cardOf([
    { kind: "heading", text: commandWords.recentChangesTitle },
    ...part(commandWords.tookEffect, tookEffect),
    ...part(commandWords.takesEffect, takesEffect),
  ]);
}

function changeFold(version: VersionNews, changes: NewsView["changes"]): readonly Element[] {
  const elements = changes.get(pageUrl(version, null)) ?? [];
  if (elements.length === 0) return [];
  const label = commandWords.showNews(answerWords.pageVersion(version.title, version.version));
  return [{ kind: "fold", label, elements }];
}

function newsLine(version: VersionNews, now: Date, timeZone: string): readonly Span[] {
  const day = isoDayInWords(version.effectiveOn, now, timeZone);
  const why = version.reason ?? (version.replaces ? null : commandWords.newPage);
  return [
    { text: answerWords.pageVersion(version.title, version.version), href: pageUrl(version, null) },
    { text: why === null ? ` · ${day}` : ` · ${day} · ${why}` },
    ...(version.replaces
      ? [{ text: " · " }, { text: commandWords.sideBySide, href: changesUrl(version) }]
      : []),
  ];
}

/** Lines of each part of the news. */
const SHOWN = 8;
