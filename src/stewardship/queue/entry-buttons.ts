import type { ActButton, Element } from "../../core/card.ts";
import { act, buttons } from "../../core/card-parts.ts";
import { queueWords as words } from "../../core/messages/queue.ts";
import type { EntryTap } from "./entry-tap.ts";
import type { EntryView } from "./entry-view.ts";
import { ticksFor } from "./fact-elements.ts";
import type { QueueView } from "./queue-view.ts";

/** Everything that can be decided about an entry, the usual first. */
export function entryButtons(entry: EntryView, view: QueueView): readonly Element[] {
  const { about } = entry.subject;
  const tap = tapOn(entry, view);
  const later = view.of > 1 ? [act(words.later, "stewardship.later", tap)] : [];
  if (about.kind === "gap") {
    return [
      buttons(
        act(words.takenOn, "stewardship.take-on", { ...tap, title: about.gap.title }),
        act(words.noPage, "stewardship.no-page", tap),
        ...later,
      ),
    ];
  }
  const { snoozeShort, snoozeLong } = entry.policy.queue;
  const snooze = act(words.snooze, "stewardship.snooze", { ...tap, snoozeShort, snoozeLong });
  const handOver = act(words.handOver, "stewardship.hand-over", { ...tap, path: about.page.path });
  if (entry.sections.length === 0) return [buttons(handOver, snooze, ...later)];
  const isNobodys = entry.doubts.some(({ doubt }) => doubt.kind === "unowned" || doubt.kind === "owner-left");
  return [
    ...(isNobodys ? [buttons(handOver)] : []),
    ...correctElements(entry, tap),
    {
      kind: "buttons",
      quiet: true,
      buttons: [...later, snooze, ...(isNobodys ? [] : [handOver]), ...ends(entry)],
    },
  ];
}

/** On a page of high risk each fact is ticked before it counts as still correct. */
function correctElements(entry: EntryView, tap: EntryTap): readonly Element[] {
  const correct = act(words.correct, "stewardship.correct", tap);
  const ticks = ticksFor(entry.facts, entry.policy.queue.ticks);
  const edits = editButtons(entry);
  if (entry.subject.risk === "normal" || ticks.length === 0) return [buttons(correct, ...edits)];
  const options = ticks.map((label, at) => ({ value: String(at), label }));
  return [
    {
      kind: "fields",
      fields: [{ kind: "several", name: "ticked", label: words.tick, options, initial: [] }],
      buttons: [correct],
    },
    buttons(...edits),
  ];
}

/** The section in question is opened at once, where there is one. */
function editButtons({ subject, doubts, draft }: EntryView): readonly ActButton[] {
  const section = doubts[0]?.flag.page?.section ?? null;
  const where = section === null ? { sop: subject.id } : { sop: subject.id, section };
  return [
    act(words.edit, "stewardship.edit", where),
    ...(draft === null ? [] : [act(showWords(draft), "stewardship.draft", { draft: draft.id })]),
  ];
}

function showWords({ origin, author }: NonNullable<EntryView["draft"]>): string {
  return origin === "model" && author === null ? words.showProposal : words.showDraft;
}

/** An earlier text again, or the end of the page. */
function ends({ subject: { id: sop }, earlier }: EntryView): readonly ActButton[] {
  const versions = earlier.slice(0, versionsOffered).join(",");
  return [
    ...(versions === "" ? [] : [act(words.rollBack, "stewardship.rollback", { sop, versions })]),
    act(words.retire, "stewardship.retire", { sop }),
  ];
}

const versionsOffered = 12;

function tapOn({ subject }: EntryView, { queue, now }: QueueView): EntryTap {
  const version = subject.about.kind === "gap" ? 0 : subject.about.page.version;
  return { queue, subject: subject.id, version, shown: now.toISOString() };
}
