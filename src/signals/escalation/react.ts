import type { Tap } from "../../core/asker.ts";
import { sentences } from "../../core/card-text.ts";
import type { Escalation } from "../../core/escalations.ts";
import type { Fact } from "../../core/facts.ts";
import { digestWords as words } from "../../core/messages/digest.ts";
import { personNews } from "../../core/messages/signals.ts";
import { inSentences, type Notice, type Result } from "../../core/result.ts";
import { managerOf } from "../digest/managers.ts";
import { closeGap } from "../gaps/close-gap.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { doubtPage } from "./doubt-page.ts";
import { nameOf } from "./entry-elements.ts";
import { endOf, type Reaction, stateOf } from "./escalation-state.ts";
import { stepOf } from "./step.ts";

export interface Reacted {
  readonly escalation: string;
  readonly words: string;
}

/** What a manager does with an entry of their digest. */
export async function react(deps: EscalationDeps, tap: Tap<Reacted>, how: Reaction): Promise<Result> {
  const escalation = await deps.store.escalation(tap.value.escalation);
  if (escalation === null || tap.person === null) return inSentences(words.refused.unknown);
  const refused = await whyNot(deps, escalation, tap.person.id);
  if (refused !== null) return inSentences(refused);
  const said = tap.value.words.trim();
  const reaction = { escalation, by: tap.person.id, said: said === "" ? null : said, at: tap.at };
  switch (how) {
    case "practice-assigned":
      return noted(reaction, how, [doneFor(deps, escalation, how)]);
    case "coached":
      return noted(reaction, how, [words.done.coached]);
    case "observed-right":
      return {
        ...noted(reaction, how, [doneFor(deps, escalation, how)]),
        facts: [...noted(reaction, how, []).facts, ...evidence(deps, reaction)],
      };
    case "not-a-gap":
      return dismissed(deps, reaction);
    case "page-blamed":
      return blamed(deps, reaction);
  }
}

interface Reacting {
  readonly escalation: Escalation;
  readonly by: string;
  readonly said: string | null;
  readonly at: Date;
}

/** Who no longer manages somebody, or stands in for who does, sees and does nothing any more. */
async function whyNot(deps: EscalationDeps, escalation: Escalation, asker: string): Promise<string | null> {
  const { refused } = words;
  if (escalation.person !== null && deps.company.policy.worksCouncil) return refused.council;
  const person = deps.people.find(({ id }) => id === escalation.person);
  const manager =
    person === undefined ? deps.people.find(({ id }) => id === escalation.manager) : managerOf(deps, person);
  const mayAct = manager?.id === asker || manager?.deputy === asker;
  if (!mayAct || escalation.person === asker) return refused.notManager;
  if (endOf(escalation) !== null) return refused.over;
  const [contest] = await deps.store.contests({ gap: escalation.gap, open: true });
  const state = stateOf(escalation, contest ?? null);
  if (state === "held") return refused.held;
  return state === "shown" ? refused.unknown : null;
}

function noted({ escalation, by, said, at }: Reacting, kind: Reaction, lines: readonly string[]): Result {
  return { ...inSentences(...lines), facts: [stepOf(escalation, { kind, by, words: said, at })] };
}

function doneFor(
  { people }: EscalationDeps,
  { person }: Escalation,
  how: "practice-assigned" | "observed-right",
): string {
  return person === null ? words.done["practice-assigned-team"] : words.done[how](nameOf(people, person));
}

/** A step done right under somebody's eyes counts like one that a work system reports. */
function evidence({ company }: EscalationDeps, { escalation, at }: Reacting): readonly Fact[] {
  const { person, entry, id, steps } = escalation;
  if (person === null || entry.page === null) return [];
  const { sop, section, version, sectionHash } = entry.page;
  return [
    {
      kind: "signal-noted",
      corrects: false,
      signal: {
        cause: `${id}/observed-${steps.length}`,
        kind: "step-right",
        person,
        sop,
        section,
        version,
        sectionHash,
        skills: [],
        predicted: company.policy.practice.retention,
        item: null,
        isFirstTry: false,
        at,
      },
    },
  ];
}

async function dismissed(deps: EscalationDeps, reaction: Reacting): Promise<Result> {
  const { escalation, by, said, at } = reaction;
  const { person, gap: id } = escalation;
  if (said === null) return inSentences(words.reason.missing);
  if (person === null) return noted(reaction, "not-a-gap", [words.done["not-a-gap-team"]]);
  const gap = await deps.store.gap(id);
  const result = noted(reaction, "not-a-gap", [words.done["not-a-gap"](nameOf(deps.people, person))]);
  const notice: Notice = {
    id: deps.newId(),
    to: { kind: "person", person },
    card: sentences(personNews.dismissedWhy(nameOf(deps.people, by), said)),
    replaces: null,
  };
  return { ...result, facts: [...result.facts, ...closeGap(gap, "not-a-gap", at)], notices: [notice] };
}

async function blamed(deps: EscalationDeps, reaction: Reacting): Promise<Result> {
  const { escalation, by, said, at } = reaction;
  const { page } = escalation.entry;
  const doubted =
    page === null
      ? { owner: null, facts: [] }
      : await doubtPage(deps, { key: page, by, isNamed: true, said }, at);
  const line =
    doubted.owner === null ? words.done["page-blamed-nobody"] : words.done["page-blamed"](doubted.owner.name);
  const result = noted(reaction, "page-blamed", [line]);
  return { ...result, facts: [...result.facts, ...doubted.facts] };
}
