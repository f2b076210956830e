import type { AskDeps } from "../ask/ask-deps.ts";
import type { Asker } from "../core/asker.ts";
import type { Inbound } from "../core/inbound.ts";
import type { ConversationStore } from "../core/ports/conversation-store.ts";
import type { HandoverDeps } from "../handover/handover-deps.ts";
import type { PreferenceDeps } from "../people/preferences.ts";
import type { PracticeDeps } from "../practice/practice-deps.ts";
import type { PrivacyDeps } from "../privacy/privacy-deps.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import type { DraftDeps } from "../stewardship/drafts/draft-deps.ts";
import type { StewardDeps } from "../stewardship/queue/steward-deps.ts";
import type { TagDeps } from "../stewardship/tags/tag-deps.ts";
import type { HomeDeps } from "./home.ts";

export interface RespondDeps {
  readonly conversation: ConversationStore;
  readonly asker: (inbound: Inbound) => Promise<Asker>;
  /** What each capability works with at this moment: the company, its people and its policy may have changed. */
  readonly ask: () => Promise<AskDeps>;
  readonly handover: () => Promise<HandoverDeps>;
  readonly privacy: () => Promise<PrivacyDeps>;
  readonly preferences: () => Promise<PreferenceDeps>;
  readonly practice: () => Promise<PracticeDeps>;
  readonly signals: () => Promise<EscalationDeps>;
  readonly stewards: () => Promise<StewardDeps>;
  readonly drafts: () => Promise<DraftDeps>;
  readonly tags: () => Promise<TagDeps>;
  readonly home: () => Promise<HomeDeps>;
}
