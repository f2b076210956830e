import type { Tap } from "../../core/asker.ts";
import type { Card, Form } from "../../core/card.ts";
import { line, quietLine } from "../../core/card-parts.ts";
import { cardOf, sentences } from "../../core/card-text.ts";
import type { Fact } from "../../core/facts.ts";
import { reportWords } from "../../core/messages/practice-reports.ts";
import type { QuestionReport } from "../../core/practice.ts";
import { inSentences, type Notice, type Result } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { instead } from "../session/open-question.ts";
import { judgeAnew } from "./judge-anew.ts";

const words = reportWords.owner;

interface Decision {
  readonly report: string;
  readonly reason: string;
}

type Verdict = NonNullable<QuestionReport["settled"]>["verdict"];

/** What the owner makes of a doubt: the learner is told, and their memory follows. */
export async function settleReport(
  deps: PracticeDeps,
  tap: Tap<Decision>,
  verdict: Verdict,
): Promise<Result> {
  const report = await deps.store.report(tap.value.report);
  if (report === null) return inSentences(words.unknown);
  const by = tap.person?.id ?? null;
  if (by === null || (by !== report.owner && by !== deps.administrator)) {
    return inSentences(
      report.owner === null ? words.notForYouAtAll : words.notForYou(nameOf(deps, report.owner)),
    );
  }
  if (report.settled !== null) {
    return instead(sentences(words.already[report.settled.verdict](nameOf(deps, report.settled.by))));
  }
  const reason = tap.value.reason.trim();
  if (verdict === "stays" && reason === "") return inSentences(words.reasonEmpty);
  const settled = { by, verdict, reason: reason === "" ? null : reason, at: tap.at };
  const consequence = await consequenceOf(deps, report, settled);
  const learner = nameOf(deps, report.person);
  return {
    ...instead(sentences(confirmation(report, verdict, learner))),
    facts: [{ kind: "report-settled", report: report.id, settled }, ...consequence],
    notices: [toLearner(deps, report, settled)],
  };
}

export function keepForm(): Form {
  return reasonForm(words.staysTitle, true);
}

export function retireForm(): Form {
  return reasonForm(words.retireTitle, false);
}

/** Characters. */
export const longestReason = 1000;

function reasonForm(title: string, required: boolean): Form {
  return {
    title,
    submit: reportWords.form.submit,
    intro: words.reasonIntro,
    fields: [
      {
        kind: "text",
        name: "reason",
        label: words.reason,
        lines: "many",
        required,
        most: longestReason,
        initial: null,
      },
    ],
  };
}

async function consequenceOf(
  deps: PracticeDeps,
  report: QuestionReport,
  { by, verdict, reason, at }: NonNullable<QuestionReport["settled"]>,
): Promise<readonly Fact[]> {
  switch (verdict) {
    case "stays":
      return [];
    case "accepted":
      return report.about === "right" ? judgeAnew(deps, { question: report.question, by, at }) : [];
    case "retired": {
      const pooled = (await deps.pool(at)).find(({ item }) => item.id === report.item);
      // Retired meanwhile: there is nothing left to take out.
      if (pooled === undefined) return [];
      return [
        {
          kind: "item-decided",
          item: { id: pooled.item.id, version: pooled.item.version },
          verdict: "retired",
          sectionHash: pooled.section?.hash ?? "",
          edited: null,
          by,
          reason,
          at,
        },
      ];
    }
  }
}

function confirmation({ about }: QuestionReport, verdict: Verdict, name: string): string {
  const { accepted, agreed, stays, retired } = words.settled;
  switch (verdict) {
    case "accepted":
      return about === "right" ? accepted(name) : agreed(name);
    case "stays":
      return stays(name);
    case "retired":
      return retired(name);
  }
}

function toLearner(
  deps: PracticeDeps,
  report: QuestionReport,
  settled: NonNullable<QuestionReport["settled"]>,
): Notice {
  const card = newsCard(report, settled, nameOf(deps, settled.by));
  return { id: deps.newId(), to: { kind: "person", person: report.person }, card, replaces: null };
}

function newsCard(
  { about }: QuestionReport,
  { verdict, reason }: NonNullable<QuestionReport["settled"]>,
  name: string,
): Card {
  const { settledTitle, accepted, stays, retired, reason: reasonLine } = reportWords.learner;
  const said = {
    accepted: about === "right" ? accepted.right(name) : accepted.question(name),
    stays: stays(name),
    retired: retired(name),
  };
  return cardOf([
    { kind: "heading", text: settledTitle },
    line(said[verdict]),
    ...(reason === null ? [] : [quietLine(reasonLine(reason))]),
  ]);
}

function nameOf({ people }: PracticeDeps, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}
