import { z } from "zod";
import type { Form } from "../core/card.ts";
import { handoverWords } from "../core/messages/handover.ts";

const words = handoverWords.form;

/** Characters. A text field of a Slack modal takes 3,000. */
export const longestAnswer = 3000;
export const longestReason = 1000;

const ofPage = z.object({ hasPage: z.boolean() });

/** What is asked before an answer is sent; where there is a page, also whether to keep it as a note for it. */
export function answerForm(value: unknown): Form {
  const button = ofPage.safeParse(value);
  const hasPage = button.success && button.data.hasPage;
  return {
    title: words.answerTitle,
    submit: words.answerSubmit,
    intro: null,
    fields: [
      {
        kind: "text",
        name: "text",
        label: words.answerField,
        lines: "many",
        required: true,
        most: longestAnswer,
        initial: null,
      },
      ...(hasPage ? [{ kind: "check" as const, name: "note", label: words.noteField, initial: false }] : []),
    ],
  };
}

export function decisionForm(): Form {
  return {
    title: words.decisionTitle,
    submit: words.decisionSubmit,
    intro: words.decisionIntro,
    fields: [longText("details", words.decisionField)],
  };
}

export function reasonForm(what: "approve" | "reject"): Form {
  const title = { approve: words.approveTitle, reject: words.rejectTitle }[what];
  return { title, submit: title, intro: words.reasonIntro, fields: [longText("reason", words.reasonField)] };
}

function longText(name: string, label: string): Form["fields"][number] {
  return { kind: "text", name, label, lines: "many", required: true, most: longestReason, initial: null };
}
