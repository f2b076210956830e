import type { Tap } from "../core/asker.ts";
import type { Card } from "../core/card.ts";
import { line } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { mayRead } from "../core/people.ts";
import type { CurrentSection, PageView } from "../core/ports/page-store.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import { aboutAnswer } from "./ask-person.ts";
import { beginRequest } from "./begin-request.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { decidersOf } from "./request-view.ts";
import type { Subject } from "./subject.ts";

const words = handoverWords.refused;

interface DecisionAsked {
  readonly answer: string;
  /** What exactly should be decided; empty: nothing beyond the question. */
  readonly details: string;
}

/** Carries a request to whoever decides in this section, as the page is now. */
export function askDecision(deps: HandoverDeps, tap: Tap<DecisionAsked>): Promise<Result> {
  return aboutAnswer(deps, tap, "approval", async (answer, subject) => {
    const asked = await currentPlace(deps, tap, subject);
    if (typeof asked === "string") return inSentences(asked);
    const problem = whoCannotDecide(deps, tap, { ...subject, page: asked });
    if (problem !== null) return shown([withWayToPerson(problem, answer.id)]);
    const details = tap.value.details.trim();
    return beginRequest(deps, {
      asker: tap,
      kind: "approval",
      answer,
      subject: { ...subject, page: asked },
      details: details === "" ? null : details,
    });
  });
}

/** The page as it is current, if that is what was shown and a human decides in the section; else why not. */
async function currentPlace(
  { pages }: HandoverDeps,
  { reader, at }: Tap<unknown>,
  { page, section }: Subject,
): Promise<PageView | string> {
  if (page === null || section === null) return words.noDecision;
  const current = await pages.pageAt({ kind: page.kind, path: page.path, version: null }, at);
  const now = current?.sections.find(({ slug }) => slug === section.slug);
  if (current === null || now === undefined || !mayRead(reader, current.audience)) return words.pageGone;
  if (current.version !== page.version) return words.pageChanged(label(current));
  return now.approval ? current : words.noDecision;
}

/** Why there is nobody to decide; `null`: there is somebody. */
function whoCannotDecide(
  deps: HandoverDeps,
  { person }: Tap<unknown>,
  subject: Subject & { readonly page: PageView },
): string | null {
  const { approver } = subject.page;
  if (approver === null) return words.noApprover(label(subject.page));
  if (!deps.people.some(({ id }) => id === approver)) {
    return words.unknownApprover(label(subject.page), approver);
  }
  const all = decidersOf(deps, subject, person?.id ?? null);
  return all.length === 0 ? words.youDecide(label(subject.page)) : null;
}

function withWayToPerson(problem: string, answer: string): Card {
  return cardOf([
    line(problem),
    {
      kind: "buttons",
      buttons: [
        { kind: "act", label: handoverWords.news.askPerson, action: "handover.ask", value: { answer } },
      ],
    },
  ]);
}

function label({ title, version }: Pick<CurrentSection, "title" | "version">): string {
  return handoverWords.pageVersion(title, version);
}
