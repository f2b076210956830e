import { unknownButton } from "../core/action.ts";
import type { Asker } from "../core/asker.ts";
import type { Inbound } from "../core/inbound.ts";
import type { Result } from "../core/result.ts";
import { consentOf } from "../privacy/consent.ts";
import { buttonCalled } from "./buttons.ts";
import { home } from "./home.ts";
import type { RespondDeps } from "./respond-deps.ts";
import { said } from "./said.ts";
import { welcome } from "./welcome.ts";
import { withdrawAnswer } from "./withdraw-answer.ts";

/** Hands what somebody said or tapped to the one capability that answers it. */
export async function respond(deps: RespondDeps, inbound: Inbound): Promise<Result> {
  switch (inbound.body.kind) {
    case "deletion":
      return withdrawAnswer(deps.conversation, inbound);
    case "action":
      return tapped(deps, await deps.asker(inbound), inbound.body);
    case "arrival":
      return arrive(deps, await deps.asker(inbound));
    case "message":
    case "edit":
      return said(deps, inbound, inbound.body.text);
  }
}

async function arrive(deps: RespondDeps, asker: Asker): Promise<Result> {
  return welcome(asker, consentOf(await deps.privacy()), await home(await deps.home(), asker));
}

async function tapped(
  deps: RespondDeps,
  asker: Asker,
  { action, value }: { readonly action: string; readonly value: unknown },
): Promise<Result> {
  return buttonCalled(action)?.run(deps, { ...asker, value }) ?? unknownButton();
}
