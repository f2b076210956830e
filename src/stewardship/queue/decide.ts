import type { Tap } from "../../core/asker.ts";
import type { Fact } from "../../core/facts.ts";
import type { FlagFactOf } from "../../core/flag-facts.ts";
import type { Flag, FlagVerdict, Queue } from "../../core/flags.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { decidedWords as words } from "../../core/messages/queue.ts";
import type { Person } from "../../core/people.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import { inSentences, type Notice, type Result, shown } from "../../core/result.ts";
import { scheduleOf } from "../../core/working-time.ts";
import type { EntryTap } from "./entry-tap.ts";
import { queueCard } from "./queue-card.ts";
import { queueViewOf } from "./queue-view.ts";
import type { StewardDeps } from "./steward-deps.ts";
import { type Subject, subjectsInDoubt, subjectsOf } from "./subjects.ts";

/** An entry that waits, and who decides it. */
export interface Deciding {
  readonly subject: Subject;
  /** `null`: a page is missing. */
  readonly page: PageListing | null;
  readonly person: Person;
  /** Title of the page, or of the one that is missing. */
  readonly title: string;
}

/** What follows from a decision. */
export interface Decided {
  readonly facts: readonly Fact[];
  /** Flags that it settles; `null`: the doubts stay. */
  readonly settles: {
    readonly flags: readonly Flag[];
    readonly verdict: FlagVerdict;
    readonly reason: string | null;
  } | null;
  /** One sentence for the card, on which the next entry follows. */
  readonly said: string;
  readonly notices?: readonly Notice[];
}

/**
 * Runs a decision on an entry for who may take it, and shows the next one. Of two who decide at once one wins; the
 * other reads who decided what.
 */
export async function decide(
  deps: StewardDeps,
  tap: Tap<EntryTap>,
  work: (deciding: Deciding) => Promise<Decided | string> | Decided | string,
): Promise<Result> {
  const { person, at, value } = tap;
  if (person === null) return inSentences(words.gone);
  const flags = await flagsOn(deps, value);
  const shownFlags = flags.filter(({ at: raised }) => raised.toISOString() <= value.shown);
  const [subject] = await subjectsOf(deps, shownFlags, at);
  if (subject === undefined)
    return goOn(deps, tap, person, { said: whatBecame(deps, flags, { person, at }) });
  if (!subject.stewards.some(({ id }) => id === person.id)) return inSentences(notYours(subject));
  const { about } = subject;
  const title = about.kind === "gap" ? about.gap.title : about.page.title;
  const page = about.kind === "page" ? about.page : null;
  if (page !== null && page.version !== value.version)
    return goOn(deps, tap, person, { said: words.changed(title, page.version), stay: true });
  const decided = await work({ subject, page, person, title });
  if (typeof decided === "string") return goOn(deps, tap, person, { said: decided, stay: true });
  return written(deps, tap, person, decided);
}

async function written(
  deps: StewardDeps,
  tap: Tap<EntryTap>,
  person: Person,
  decided: Decided,
): Promise<Result> {
  const { settles, said, notices = [] } = decided;
  const settling = settles === null ? [] : settlingFacts(settles, { by: person.id, at: tap.at });
  const result = await goOn(deps, tap, person, { said, settled: new Set(settling.map(({ flag }) => flag)) });
  return { ...result, facts: [...decided.facts, ...settling], notices };
}

function settlingFacts(
  { flags, verdict, reason }: NonNullable<Decided["settles"]>,
  when: { readonly by: string; readonly at: Date },
): readonly FlagFactOf<"flag-settled">[] {
  const settled = { ...when, verdict, words: reason };
  return flags.map(({ id }) => ({ kind: "flag-settled", flag: id, settled }));
}

/** The next entry in the card's place; with `stay`, the same one. */
async function goOn(
  deps: StewardDeps,
  { value, at }: Tap<EntryTap>,
  person: Person,
  going: { readonly said: string | null; readonly stay?: true; readonly settled?: ReadonlySet<string> },
): Promise<Result> {
  const { said, stay = false, settled = null } = going;
  const before = await subjectsInDoubt(deps, at);
  const all = before.flatMap((one): readonly Subject[] => {
    const left = settled === null ? one.flags : one.flags.filter(({ id }) => !settled.has(id));
    // What was put off or handed over is not shown again at once.
    return left.length === 0 || (settled !== null && one.id === value.subject)
      ? []
      : [{ ...one, flags: left }];
  });
  const queue = value.queue === "" ? null : await queueOf(deps, person, value.queue);
  const where = stay ? { after: null, first: value.subject } : { after: value.subject, first: null };
  const view = await queueViewOf(deps, { all, before, queue, person, said, ...where }, at);
  return { ...shown([queueCard(view)]), place: "instead" };
}

async function queueOf({ flags }: StewardDeps, person: Person, id: string): Promise<Queue | null> {
  return (await flags.queues({ person: person.id })).find((one) => one.id === id) ?? null;
}

/** "Next page": nothing is decided. */
export async function showLater(deps: StewardDeps, tap: Tap<EntryTap>): Promise<Result> {
  if (tap.person === null) return inSentences(words.gone);
  return goOn(deps, tap, tap.person, { said: null });
}

/** Every flag on the page or gap that a card is about, oldest first. */
async function flagsOn({ flags }: StewardDeps, { subject, version }: EntryTap): Promise<readonly Flag[]> {
  return flags.flags(version === 0 ? { gap: subject } : { sops: [subject] });
}

function notYours({ stewards }: Subject): string {
  const names = stewards.slice(0, 1).map(({ name }) => name);
  return names.length === 0 ? words.nobodys : words.notYours(names.join(""));
}

/** Who decided before, and what. */
function whatBecame(
  { people, company }: StewardDeps,
  flags: readonly Flag[],
  { person, at }: { readonly person: Person; readonly at: Date },
): string {
  const [last] = flags
    .flatMap(({ settled }) => settled ?? [])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const by = people.find(({ id }) => id === last?.by);
  if (last === undefined || by === undefined) return words.over;
  const day = dayInWords(last.at, at, scheduleOf(person, company).timeZone);
  return words.before(by.id === person.id ? null : by.name, day, words.verdict[last.verdict]);
}
