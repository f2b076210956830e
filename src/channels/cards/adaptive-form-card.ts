import type { ActButton, Form } from "../../core/card.ts";
import type { AdaptiveCard } from "./adaptive-card-shape.ts";
import { type AdaptiveClient, namesSentWithFields } from "./adaptive-client.ts";
import { fieldInputs, introOf, submitTitle } from "./adaptive-form.ts";
import { cappedText } from "./shorten-card.ts";

const teams: AdaptiveClient = { kind: "teams", refresh: null };

/**
 * A form as the card of a task module in Teams. What is filled in comes back as the `data` of `task/submit`,
 * which `readTap` reads; the title of the window is the form's.
 *
 * @param options.id unique on the page.
 * @param options.message the platform's id of the message whose button opened it; `null`: not known.
 */
export function toFormCard(
  form: Form,
  { action, value }: Pick<ActButton, "action" | "value">,
  options: { readonly id: string; readonly language: string; readonly message: string | null },
): AdaptiveCard {
  const inputs = options.id.replaceAll(".", "-");
  const { message } = options;
  const fields = namesSentWithFields(teams, form.fields);
  const data = { action, value, inputs, ...fields, ...(message === null ? {} : { message }) };
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: options.language,
    fallbackText: form.title,
    speak: form.title,
    body: [...introOf(form), ...fieldInputs(form.fields, inputs, { cap: cappedText, isCrowded: false })],
    actions: [
      {
        type: "Action.Submit",
        title: submitTitle(form),
        style: "positive",
        associatedInputs: "auto",
        data,
      },
    ],
  };
}
