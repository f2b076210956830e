import type { Asker, Tap } from "../../core/asker.ts";
import type { Contest, Escalation } from "../../core/escalations.ts";
import type { Fact } from "../../core/facts.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { contestWords as words } from "../../core/messages/signals.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Notice, type Result } from "../../core/result.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { personEntry } from "../escalation/entry-facts.ts";
import { endOf } from "../escalation/escalation-state.ts";
import { stepOf } from "../escalation/step.ts";
import { closeGap } from "../gaps/close-gap.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { contestDue } from "./contest-rules.ts";
import { deciderOf } from "./decider.ts";
import { cardOfContest } from "./show-contest.ts";

/**
 * "Not a gap", said by the person: what a manager would be told is held back until somebody else than the
 * manager decides. Where nobody else can, it is dropped at once.
 */
export async function contestGap(
  deps: EscalationDeps,
  tap: Tap<{ readonly gap: string; readonly words: string }>,
): Promise<Result> {
  const gap = await ownGap(deps, tap, tap.value.gap);
  if (typeof gap === "string") return inSentences(gap);
  const { person, at } = tap;
  if (person === null) return inSentences(words.notYours);
  const earlier = await deps.store.contests({ gap: gap.id });
  if (earlier.some(({ settled }) => settled === null)) return inSentences(words.again);
  const escalation = await currentEscalation(deps, gap);
  const decider = await deciderOf(deps, person);
  const said = tap.value.words.trim();
  const contest: Contest = {
    id: `${gap.id}-contest-${earlier.length + 1}`,
    gap: gap.id,
    escalation: escalation?.id ?? null,
    person: person.id,
    words: said === "" ? null : said,
    at,
    decider: decider?.id ?? null,
    dueAt: decider === null ? at : contestDue(decider, deps.company, at),
    settled: null,
  };
  const made = { gap, escalation, contest, person, at };
  return decider === null ? droppedAtOnce(made) : carried(deps, { ...made, decider });
}

/** The gap of whoever asks, or why it cannot be contested. */
async function ownGap(
  { store }: EscalationDeps,
  { person }: Pick<Asker, "person">,
  id: string,
): Promise<PersonalGap | string> {
  const gap = await store.gap(id);
  if (gap === null || gap.kind !== "personal") return words.unknown;
  if (gap.person !== person?.id) return words.notYours;
  return gap.closedAt === null ? gap : words.over;
}

/** What a manager is told of a gap or would be; `null`: nothing yet. */
async function currentEscalation(
  { store }: Pick<EscalationDeps, "store">,
  gap: Pick<PersonalGap, "id">,
): Promise<Escalation | null> {
  const all = await store.escalations({ gap: gap.id, open: true });
  return all.find((one) => endOf(one) === null) ?? null;
}

interface Made {
  readonly gap: PersonalGap;
  readonly escalation: Escalation | null;
  readonly contest: Contest;
  readonly person: Person;
  readonly at: Date;
}

function droppedAtOnce({ gap, escalation, contest, at }: Made): Result {
  const settled = { by: null, verdict: "lapsed", reason: null, at } as const;
  const facts: readonly Fact[] = [
    { kind: "contest-made", contest: { ...contest, settled } },
    ...(escalation === null
      ? []
      : [stepOf(escalation, { kind: "contest-lapsed", by: null, words: null, at })]),
    ...closeGap(gap, "not-a-gap", at),
  ];
  return { ...inSentences(words.dropped), facts };
}

async function carried(
  deps: EscalationDeps,
  { gap, escalation, contest, person, decider, at }: Made & { readonly decider: Person },
): Promise<Result> {
  const entry = escalation?.entry ?? (await personEntry(deps, gap, at));
  const day = dayInWords(contest.dueAt, at, scheduleOf(person, deps.company).timeZone);
  const card = cardOfContest(deps, { contest, entry, manager: escalation?.manager ?? null, decider, at });
  const notice: Notice = {
    id: deps.newId(),
    to: { kind: "person", person: decider.id },
    card,
    replaces: null,
  };
  return {
    ...inSentences(words.made(decider.name, day)),
    facts: [
      { kind: "contest-made", contest },
      ...(escalation === null
        ? []
        : [stepOf(escalation, { kind: "contested" as const, by: person.id, words: null, at })]),
      { kind: "look-noted", look: { by: decider.id, about: person.id, what: "contest", at } },
    ],
    notices: [notice],
  };
}
