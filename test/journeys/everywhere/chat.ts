import type { Channel } from "../../../src/core/terms.ts";
import type { Traffic } from "../../../src/traffic.ts";
import type { TestCompany } from "../../support/runtime.ts";

/** Where people write to Cairn. */
export type ChatChannel = Exclude<Channel, "cli">;

/** What somebody sees of one message of Cairn's. */
export interface Seen {
  /** In plain words, as a screen reader tells it. */
  readonly text: string;
  /** Words of its buttons, in their order, with those that a fold hides. */
  readonly buttons: readonly string[];
}

/** Where people of the company meet Cairn, whichever channel it is. */
export interface Chat {
  readonly company: TestCompany;
  readonly traffic: Traffic;
  /** Somebody, alone with Cairn. */
  with(person: string): Talk;
  /** Somebody in a thread of a room where others read, too; `null`: the channel has no rooms. */
  readonly room: ((person: string) => Talk) | null;
  /** What only some channels have. */
  readonly special: Special;
  /** Resolves when nothing is left to answer or to send. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface Talk {
  say(words: string): Promise<void>;
  /** Presses the newest button with these words, and fills in what it asks, by the names of the fields. */
  press(words: string, filled?: Filled): Promise<void>;
  /** All that Cairn said there and they can see, oldest first, as it stands now. */
  seen(): Promise<readonly Seen[]>;
}

export type Filled = Readonly<Record<string, string | boolean>>;

export interface Special {
  /** Somebody adds the app for themselves. */
  readonly install?: (person: string) => Promise<void>;
  /** Changes the words of what was said last; an answer follows. */
  readonly reword?: (person: string, words: string) => Promise<void>;
  /** Takes back what was said last. */
  readonly takeBack?: (person: string) => Promise<void>;
  /** "Ask Cairn about this", on a message of somebody else in a room. */
  readonly askAbout?: (person: string, words: string) => Promise<void>;
  /** Searches pages while writing to others; the titles found. */
  readonly search?: (person: string, words: string) => Promise<readonly string[]>;
  /** The slash command, in a room. */
  readonly command?: (person: string, words: string) => Promise<void>;
  /** The thumbs of the platform, below the last answer. */
  readonly thumb?: (person: string, isHelpful: boolean) => Promise<void>;
  /** Texts of the Home tab. */
  readonly homeTab?: (person: string) => Promise<string>;
}

/** The newest message that offers a button, or an error that says what there is. */
export function newestWith<T extends Seen>(messages: readonly T[], words: string): T {
  const found = messages.findLast(({ buttons }) => buttons.includes(words));
  if (found !== undefined) return found;
  const offered = messages.map(({ text, buttons }) => `${text.split("\n")[0]} [${buttons.join(" | ")}]`);
  throw new Error(`Nothing offers “${words}”, but:\n${offered.join("\n")}`);
}
