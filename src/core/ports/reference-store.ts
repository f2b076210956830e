import type { Channel } from "../terms.ts";

/** Where a platform is called to speak in a conversation, for platforms that do not say so by its name alone. */
export interface ConversationReference {
  readonly channel: Channel;
  /** As `Inbound.conversation` names it. */
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly kind: "personal" | "group" | "channel";
  /** Who is alone there with Cairn, as the platform calls them; `null`: several, or not known. */
  readonly user: string | null;
  /** Why the platform lets nothing be said there until somebody there acts; `null`: it does. */
  readonly closed: string | null;
  readonly seenAt: Date;
}

export interface ReferenceStore {
  /** `null`: Cairn was never there. */
  reference(channel: Channel, conversation: string): Promise<ConversationReference | null>;
  /** The last word on a conversation. */
  saveReference(reference: ConversationReference): Promise<void>;
  /** Nothing is said there from now on; one that is not known stays so. */
  closeReference(channel: Channel, conversation: string, why: string): Promise<void>;
}
