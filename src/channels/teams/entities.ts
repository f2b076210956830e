import type { Card, Element } from "../../core/card.ts";
import { teamsWords } from "../../core/messages/teams.ts";
import { linkTarget } from "../cards/link-target.ts";
import { cappedText } from "../cards/shorten-card.ts";

/** What Teams takes of a citation, and of citations in one message. */
const nameMost = 80;
const abstractMost = 160;
const citationsMost = 20;

type Citation = Element & { readonly kind: "citation" };

/**
 * What Teams shows around a message by itself: its sources, and the label of a text that a model wrote. An
 * answer in a page's own words has sources and no label.
 */
export function messageEntities(
  card: Card,
  { baseUrl, isGenerated }: { readonly baseUrl: string; readonly isGenerated: boolean },
): readonly object[] {
  const citations = citationsIn(card.elements).slice(0, citationsMost);
  if (citations.length === 0 && !isGenerated) return [];
  return [
    {
      type: "https://schema.org/Message",
      "@type": "Message",
      "@context": "https://schema.org",
      "@id": "",
      ...(isGenerated ? { additionalType: ["AIGeneratedContent"] } : {}),
      ...(citations.length === 0
        ? {}
        : { citation: citations.map((citation, place) => claim(citation, place + 1, baseUrl)) }),
    },
  ];
}

function claim({ label, detail, url }: Citation, position: number, baseUrl: string): object {
  const target = linkTarget(url, baseUrl);
  return {
    "@type": "Claim",
    position,
    appearance: {
      "@type": "DigitalDocument",
      name: cappedText(label, nameMost),
      abstract: cappedText(teamsWords.cited(label, detail), abstractMost),
      ...(target === null ? {} : { url: target }),
    },
  };
}

function citationsIn(elements: readonly Element[]): readonly Citation[] {
  return elements.flatMap((element) => {
    if (element.kind === "fold") return citationsIn(element.elements);
    return element.kind === "citation" ? [element] : [];
  });
}
