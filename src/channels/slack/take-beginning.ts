import type { Beginning, BeginningStore } from "../../core/ports/beginning-store.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { findBeginning } from "./find-message.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace } from "./workspaces.ts";

/** Where the answer was begun, for the message that takes its place. */
export interface Begun extends Pick<Beginning, "way"> {
  readonly ts: string;
}

/** `failed`: it may stand there, and Slack does not say so just now. */
export type Taken = Begun | { readonly kind: "failed"; readonly problem: string } | null;

/**
 * The beginning of the answer of which a message is the whole; `null`: there is none. Where nobody heard what
 * became of the first call, Slack is asked: the message must neither stand below its beginning nor be lost.
 */
export async function takeBeginning(
  { beginnings, webApi }: { readonly beginnings: BeginningStore; readonly webApi: WebApi },
  workspace: Workspace,
  message: OutgoingMessage,
): Promise<Taken> {
  const { event, replaces, id } = message;
  if (event === null || replaces !== null) return null;
  const beginning = await beginnings.take(event, id);
  if (beginning === null) return null;
  const { way, at, platformId } = beginning;
  if (platformId !== null) return { way, ts: platformId };
  const found = await findBeginning(webApi, workspace, { ...message, event, way, at });
  switch (found.kind) {
    case "found":
      await beginnings.stands(event, found.platformId);
      return { way, ts: found.platformId };
    case "absent":
    case "no-look-up":
      await beginnings.forget(event);
      return null;
    case "failed":
      return found;
  }
}
