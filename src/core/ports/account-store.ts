import type { Channel } from "../terms.ts";

/** Who is behind an account of a platform. */
export interface Account {
  readonly channel: Channel;
  /** As `Inbound.account` names it; for Slack `T1/U1`. */
  readonly id: string;
  /** Our person with the same e-mail address; `null`: nobody. */
  readonly person: string | null;
  /** `outsider`: of another company. `guest`: invited into ours with few rights. */
  readonly standing: "member" | "guest" | "outsider" | "bot";
  /** Conversation in which they are alone with Cairn; `null`: not known yet. */
  readonly direct: string | null;
  /** IANA name, as the platform says; `null`: it does not. */
  readonly timeZone: string | null;
  readonly checkedAt: Date;
}

export interface AccountStore {
  account(channel: Channel, id: string): Promise<Account | null>;
  /** The last word on an account. */
  saveAccount(account: Account): Promise<void>;
  /** Accounts of a person, the one used last first. */
  accountsOf(person: string): Promise<readonly Account[]>;
}
