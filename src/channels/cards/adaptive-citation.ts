import type { Element } from "../../core/card.ts";
import type { Trust } from "../../core/terms.ts";
import type { AdaptiveElement, AdaptiveTextRun } from "./adaptive-card-shape.ts";
import type { Pen } from "./adaptive-pen.ts";
import { plain, run } from "./adaptive-text.ts";

/** A citation's name as its link, and below it since when it holds and how far it can be trusted. Never cut. */
export function citation(element: Element & { kind: "citation" }, pen: Pen): AdaptiveElement {
  const { baseUrl, cap } = pen;
  const label = cap(plain(element.label) || element.url, 160);
  const detail = cap(plain(element.detail), 160);
  return {
    type: "Container",
    id: pen.newId("source"),
    separator: true,
    spacing: "Medium",
    items: [
      {
        type: "RichTextBlock",
        inlines: [run(label, { weight: "Bolder", size: "Small" }, element.url, baseUrl)],
      },
      ...(detail === ""
        ? []
        : ([
            {
              type: "RichTextBlock",
              spacing: "None",
              inlines: [run(detail, { size: "Small", ...trustLook[element.trust] }, null, baseUrl)],
            },
          ] as const)),
    ],
  };
}

/** Colour only underlines what the words of the detail say. */
const trustLook: Record<Trust, Partial<AdaptiveTextRun>> = {
  verified: { isSubtle: true },
  "review-due": { isSubtle: true },
  overdue: { color: "Warning" },
  "in-doubt": { color: "Attention" },
  unverified: { isSubtle: true },
};
