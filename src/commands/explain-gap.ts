import { InputError } from "../core/errors.ts";
import { gapExplained } from "../core/messages/gap-explained.ts";
import type { Runtime } from "../runtime.ts";
import { commandLine } from "../signals/coaching/mine.ts";
import { explainGap, type GapExplanation } from "../signals/explain/explain-gap.ts";
import { signals } from "../wiring/conversation.ts";
import { whoIs } from "../wiring/people.ts";
import { noChannels } from "../wiring/reach.ts";

/**
 * Why a gap was found, or an escalation made; `null`: there is none of this id. Whoever is concerned can see that
 * somebody else looked.
 *
 * @param asked.as id of who asks; `null`: whoever runs Cairn
 * @throws InputError when it is not for them to know
 */
export async function explanationOfGap(
  runtime: Runtime,
  asked: { readonly id: string; readonly as: string | null; readonly at: Date },
): Promise<GapExplanation | null> {
  const { store } = runtime;
  const { person: asker } = await whoIs(runtime, asked.as);
  const nameOfPage = async (sop: string) => (await store.pages.resolve(sop))?.path ?? sop;
  const found = await explainGap(
    { ...(await signals(runtime, noChannels)), nameOfPage },
    { id: asked.id, asker },
  );
  if (found.kind === "unknown") return null;
  if (found.kind === "refused") throw new InputError(gapExplained.refused(asked.id));
  const { person: about } = found.explanation;
  if (about !== null && about !== asker?.id) {
    const look = { by: asker?.id ?? commandLine, about, what: "explain", at: asked.at };
    await store.transaction((ports) => ports.conversation.append([{ kind: "look-noted", look }]));
  }
  return found.explanation;
}
