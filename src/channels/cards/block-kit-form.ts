import type { Form } from "../../core/card.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import { inputBlocks } from "./block-kit-input.ts";
import { slackLimits } from "./block-kit-shape.ts";
import { hasInk, plainLine, plainText } from "./block-kit-text.ts";
import type { FormModal } from "./block-kit-view-shape.ts";

export interface ModalOptions {
  /** Comes back with what was filled in; at most 3,000 characters. */
  readonly privateMetadata: string;
  readonly callbackId: string;
}

/** The questions of a form as a Slack modal; `readForm` reads what comes back. */
export function toModal(form: Form, { privateMetadata, callbackId }: ModalOptions): FormModal {
  const line = (text: string) => plainLine(text, slackLimits.viewTitle, slackCardWords.title);
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: privateMetadata,
    title: line(form.title),
    submit: line(form.submit),
    close: line(slackCardWords.cancel),
    blocks: [
      ...(form.intro === null || !hasInk(form.intro)
        ? []
        : [
            {
              type: "section" as const,
              text: plainText(form.intro, slackLimits.sectionText, slackCardWords.title),
            },
          ]),
      ...form.fields.flatMap((field) => inputBlocks(field, field.name)),
    ],
  };
}
