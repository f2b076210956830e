import type { Field, Form } from "../../core/card.ts";
import { digestWords } from "../../core/messages/digest.ts";
import { contestWords } from "../../core/messages/signals.ts";

/** Characters of what somebody writes to a contest, a decision or a doubt. */
export const longestWords = 1000;

export function contestForm(): Form {
  const { title, submit, intro, field } = contestWords.form;
  return { title, submit, intro, fields: [text("words", field, false)] };
}

export function decisionForm(what: "drop" | "keep"): Form {
  const { intro, field, ...titles } = contestWords.reasonForm;
  return { title: titles[what], submit: titles[what], intro, fields: [text("reason", field, false)] };
}

export function dismissForm(): Form {
  const { title, submit, intro, field } = digestWords.reason;
  return { title, submit, intro, fields: [text("words", field, true)] };
}

export function blameForm(): Form {
  const { title, submit, intro, field } = digestWords.blame;
  return { title, submit, intro, fields: [text("words", field, false)] };
}

function text(name: string, label: string, required: boolean): Field {
  return { kind: "text", name, label, lines: "many", required, most: longestWords, initial: null };
}
