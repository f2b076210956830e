import type { Form } from "../../core/card.ts";
import type { Inbound } from "../../core/inbound.ts";
import { slackWords } from "../../core/messages/slack.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import type { ConversationStore } from "../../core/ports/conversation-store.ts";
import { toModal } from "../cards/block-kit-form.ts";
import type { Accounts } from "./accounts.ts";
import type { Log } from "./bolt-log.ts";
import { remembered } from "./forms.ts";
import { formCallback } from "./from-tap.ts";
import { type Heard, installationOf, isListed, localId } from "./heard.ts";
import { type HomeDeps, showHome, suggestPrompts } from "./home.ts";
import type { ReplyUrls } from "./reply-url.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspaces } from "./workspaces.ts";

/** What became of an event that was handed on. */
export interface Taken {
  /** `false`: it was there already. */
  readonly isNew: boolean;
  /** Resolves when the answer has been handed to Slack, or has failed for good. */
  readonly answered: Promise<void>;
}

export interface ListenDeps {
  /** Keeps the event before it resolves. */
  readonly take: (inbound: Inbound) => Promise<Taken>;
  readonly answeredIn: ConversationStore["answeredIn"];
  readonly formOf: (action: string, value: unknown) => Form | null;
  readonly sharedChannels: () => Promise<readonly string[]>;
  readonly sign: (inbound: Inbound, answered: Promise<void>) => Promise<void>;
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly replyUrls: ReplyUrls;
  readonly accounts: Accounts;
  readonly home: HomeDeps;
  readonly inBackground: (work: Promise<void>) => void;
  readonly log: Log;
}

type Said = Extract<Heard, { readonly kind: "said" }>;
type Unfilled = Extract<Heard, { readonly kind: "unfilled" }>;
type AsksFirst = Extract<Heard, { readonly kind: "asks-first" }>;

/**
 * Does what a payload asks for as far as it must be done before the acknowledgement: what was said is kept,
 * a form is opened, a revoked workspace is noted. The rest goes on in the background.
 *
 * @throws when something could not be kept: the payload must then not be acknowledged.
 */
export async function listen(deps: ListenDeps, heard: Heard, installation: string): Promise<void> {
  switch (heard.kind) {
    case "said":
      return hear(deps, heard);
    case "overheard":
      return overhear(deps, heard);
    case "asks-first":
      return askFirst(deps, heard);
    case "unfilled":
      return askForMore(deps, heard);
    case "opened":
      return deps.inBackground(
        heard.tab === "home" ? showHome(deps.home, heard.account) : suggestPrompts(deps.home, heard),
      );
    case "limited":
      return deps.log.warn({}, "Slack: more than 30,000 events in an hour; Slack leaves some out");
    case "revoked":
      return deps.workspaces.revoke(installation, heard.reason);
    case "ignored":
      return deps.log.debug({ reason: heard.reason }, "nothing to do for a payload");
  }
}

async function hear(deps: ListenDeps, { tab, ...said }: Said): Promise<void> {
  const { inbound } = said;
  if (!(await isHeeded(deps, said))) return;
  const { isNew, answered } = await deps.take(await deps.accounts.withDirect(inbound));
  if (!isNew) return;
  deps.inBackground(deps.sign(inbound, answered));
  const { account } = inbound;
  if (tab === "home" && account !== null) {
    const refreshed = answered.then(
      () => showHome(deps.home, account),
      () => undefined,
    );
    deps.inBackground(refreshed);
  }
}

async function overhear(
  deps: ListenDeps,
  { inbound, speaksToAnother, ...heeded }: Extract<Heard, { readonly kind: "overheard" }>,
): Promise<void> {
  const { channel, conversation, thread, account } = inbound;
  const answered = await deps.answeredIn({ channel, conversation, thread });
  if (answered === null) return deps.log.debug({}, "said in a thread in which Cairn never spoke");
  const addressed = !speaksToAnother && answered.includes(account);
  await hear(deps, { ...heeded, kind: "said", inbound: { ...inbound, addressed }, tab: null });
}

/**
 * In rooms shared with other companies: only where an administrator allowed it, and only our own people.
 * Elsewhere, too, whoever the payload gives to another workspace is heard only if they are one of ours.
 */
async function isHeeded(
  deps: ListenDeps,
  { inbound, isShared, fromElsewhere }: Pick<Said, "inbound" | "isShared" | "fromElsewhere">,
): Promise<boolean> {
  if (!isShared && !fromElsewhere) return true;
  const { conversation, account } = inbound;
  if (isShared && !isListed(await deps.sharedChannels(), conversation)) {
    deps.log.debug({ conversation }, "said in a room shared with other companies");
    return false;
  }
  const isOurs = account !== null && (await deps.accounts.isOurs(account));
  if (!isOurs) deps.log.debug({ conversation }, "said by somebody of another company");
  return isOurs;
}

async function askFirst(deps: ListenDeps, heard: AsksFirst): Promise<void> {
  const { inbound, trigger, tab } = heard;
  const { action, value } = inbound.body;
  const form = deps.formOf(action, value);
  if (form === null) return hear(deps, { ...heard, kind: "said" });
  if (!(await isHeeded(deps, heard))) return;
  const privateMetadata = remembered(inbound, tab);
  if (privateMetadata === null) return tell(deps, heard, slackWords.formTooLong);
  const workspace = await deps.workspaces.find(installationOf(inbound.conversation));
  if (workspace === null) return;
  const view = toModal(form, { privateMetadata, callbackId: formCallback });
  try {
    await deps.webApi(workspace.token, "views.open", { trigger_id: trigger, view });
  } catch (error) {
    deps.log.warn({ action, problem: errorName(error) }, "Slack opened no form");
    deps.inBackground(tell(deps, heard, slackWords.formNotOpened));
  }
}

/** What was filled in already stays where it is: the message does not change. */
async function askForMore(deps: ListenDeps, heard: Unfilled): Promise<void> {
  if (await isHeeded(deps, heard)) deps.inBackground(tell(deps, heard, slackCardWords.fieldsNeeded));
}

/** A sentence for whoever tapped alone, at once and kept nowhere. */
async function tell(
  deps: ListenDeps,
  { inbound, responseUrl }: Pick<AsksFirst | Unfilled, "inbound" | "responseUrl">,
  text: string,
): Promise<void> {
  try {
    if (responseUrl !== null) {
      const body = { text, response_type: "ephemeral", replace_original: false };
      if ((await deps.replyUrls.send(responseUrl, body)) === null) return;
    }
    const workspace = await deps.workspaces.find(installationOf(inbound.conversation));
    if (workspace === null || inbound.account === null) return;
    await deps.webApi(workspace.token, "chat.postMessage", { channel: localId(inbound.account), text });
  } catch (error) {
    deps.log.warn({ problem: errorName(error) }, "somebody could not be told why their tap did nothing");
  }
}
