import type { Asker } from "../../core/asker.ts";
import type { Card, Element } from "../../core/card.ts";
import { act, boldLine, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Contest, Escalation } from "../../core/escalations.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { whyWords } from "../../core/messages/gap-explained.ts";
import { contestWords, shownWords, mineWords as words } from "../../core/messages/signals.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { Look } from "../../core/signals.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { entryElements, nameOf } from "../escalation/entry-elements.ts";
import { endOf, isReaction, toldSteps } from "../escalation/escalation-state.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { subjectTitle } from "../subjects.ts";

const dayMs = 86_400_000;
const looksShown = 10;

interface Noticed {
  readonly gap: PersonalGap;
  readonly title: string;
  /** Oldest first. */
  readonly escalations: readonly Escalation[];
  readonly contest: Contest | null;
}

interface MineView {
  readonly deps: EscalationDeps;
  readonly noticed: readonly Noticed[];
  readonly looks: readonly Look[];
  readonly zone: string;
  readonly now: Date;
}

/** "What did you tell my manager": what was noticed about whoever asks, who was told, and who looked. */
export async function whatWasNoticed(deps: EscalationDeps, { person, at }: Asker): Promise<Result> {
  if (person === null) return inSentences(contestWords.unknown);
  const since = new Date(at.getTime() - deps.company.policy.signals.keptDays * dayMs);
  const gaps = await deps.store.gaps({ kind: "personal", person: person.id, since });
  const noticed: Noticed[] = [];
  for (const gap of gaps) if (gap.kind === "personal") noticed.push(await noticedOf(deps, gap, at));
  const looks = await deps.store.looks({ about: person.id, since, limit: looksShown });
  const zone = scheduleOf(person, deps.company).timeZone;
  return shown([mineCard({ deps, noticed, looks, zone, now: at })]);
}

async function noticedOf(deps: EscalationDeps, gap: PersonalGap, at: Date): Promise<Noticed> {
  const [title, escalations, contests] = await Promise.all([
    subjectTitle(deps, gap.subject, at),
    deps.store.escalations({ gap: gap.id }),
    deps.store.contests({ gap: gap.id }),
  ]);
  return { gap, title, escalations: escalations.toReversed(), contest: contests.at(-1) ?? null };
}

function mineCard(view: MineView): Card {
  const { deps, noticed } = view;
  const { policy } = deps.company;
  return cardOf([
    { kind: "heading", text: words.title },
    ...(policy.worksCouncil ? [line(words.councilled)] : []),
    ...(noticed.length === 0 && !policy.worksCouncil ? [line(words.nothing)] : []),
    ...noticed.flatMap((one) => noticedElements(view, one)),
    ...looksElements(view),
    quietLine(words.kept(policy.signals.keptDays)),
    buttons(act(words.stored, "privacy.stored", {})),
  ]);
}

function noticedElements(view: MineView, one: Noticed): readonly Element[] {
  const { gap, title, escalations } = one;
  const from = day(view, gap.openedAt);
  const name =
    gap.closedAt === null
      ? words.gapOpen(title, from)
      : words.gapClosed(title, from, day(view, gap.closedAt));
  return [
    boldLine(name),
    line(stateInWords(view, one)),
    ...escalations.flatMap((escalation) => reactionLines(view, escalation)),
    ...wordsTold(view, escalations),
    ...buttonsOf(one),
  ];
}

function buttonsOf({ gap, contest }: Noticed): readonly Element[] {
  if (gap.toldAt === null) return [];
  const isHeld = contest !== null && contest.settled === null;
  const why = act(whyWords.button, "signals.why", { gap: gap.id });
  if (gap.closedAt !== null || isHeld) return [buttons(why)];
  return [buttons(why, act(shownWords.contest, "signals.contest", { gap: gap.id }))];
}

function stateInWords(view: MineView, { gap, escalations, contest }: Noticed): string {
  const { people } = view.deps;
  const { state } = words;
  const told = escalations.flatMap(toldSteps).at(-1);
  const end = escalations.map(endOf).at(-1);
  if (contest !== null && contest.settled === null) {
    const decider = contest.decider === null ? null : nameOf(people, contest.decider);
    return state.held(decider, day(view, contest.dueAt));
  }
  if (end?.kind === "contest-upheld" || end?.kind === "contest-lapsed") return state.dropped;
  const isClosed = gap.closedAt !== null;
  if (told !== undefined) {
    const said = state.told(nameOf(people, told.by ?? ""), day(view, told.at));
    return isClosed ? `${said} ${state.closed}` : said;
  }
  if (isClosed) return state.closedUntold;
  const current = escalations.find((one) => endOf(one) === null);
  if (current !== undefined) return state.shown(nameOf(people, current.manager));
  return gap.toldAt === null ? state.waiting : state.coaching;
}

function reactionLines(view: MineView, { steps }: Escalation): readonly Element[] {
  return steps.flatMap(({ kind, by, at }) =>
    isReaction(kind) ? [line(words.did[kind](nameOf(view.deps.people, by ?? ""), day(view, at)))] : [],
  );
}

/** What was told, word for word, folded up. */
function wordsTold({ deps, now }: MineView, escalations: readonly Escalation[]): readonly Element[] {
  const last = escalations.findLast((one) => endOf(one)?.kind !== "withdrawn");
  if (last === undefined) return [];
  const view = { entry: last.entry, people: deps.people, policy: deps.company.policy, now };
  return [{ kind: "fold", label: words.asTold, elements: entryElements(view) }];
}

function looksElements(view: MineView): readonly Element[] {
  const { looks, deps } = view;
  if (looks.length === 0) return [quietLine(words.looksNone)];
  const lines = looks.map(({ by, what, at }) => {
    const name = by === commandLine ? words.commandLine : nameOf(deps.people, by);
    return words.look(name, words.looked[what] ?? what, day(view, at));
  });
  return [boldLine(words.looksTitle), { kind: "bullets", items: lines.map((text) => [{ text }]) }];
}

/** Who looks from the command line is the administrator, whoever sits there. */
export const commandLine = "command-line";

function day({ now, zone }: MineView, at: Date): string {
  return dayInWords(at, now, zone);
}
