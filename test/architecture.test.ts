import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const source = join(root, "src");

const capabilities = ["ask", "handover", "practice", "signals", "stewardship", "people", "privacy", "proof"];
const entrances = [
  "main.ts",
  "cli.ts",
  "config.ts",
  "config-models.ts",
  "config-pinecone.ts",
  "config-slack.ts",
  "config-teams.ts",
  "runtime.ts",
  "wiring",
  "traffic.ts",
  "server.ts",
  "directory.ts",
  "commands",
];

/** Who may import whom. A room that is not listed fails the test: decide what it may know. */
const mayImport: Record<string, readonly string[]> = {
  core: [],
  retrieval: ["core"],
  grounding: ["core"],
  ...Object.fromEntries(capabilities.map((room) => [room, ["core", "retrieval", "grounding"]])),
  conversation: ["core", ...capabilities],
  delivery: ["core"],
  http: ["core", ...capabilities],
  jobs: ["core", "conversation", "delivery", ...capabilities],
  "channels/cards": ["core"],
  "channels/slack": ["core", "channels/cards"],
  "channels/teams": ["core", "channels/cards"],
  "channels/web": ["core", "channels/cards"],
  providers: ["core"],
};

/** Each vendor in its one home, so that its successor replaces one folder. */
const homes: Record<string, readonly string[]> = {
  "@lancedb/lancedb": ["providers/index"],
  "apache-arrow": ["providers/index"],
  "@pinecone-database/pinecone": ["providers/index"],
  "@prisma/client": ["providers/store"],
  "@prisma/adapter-pg": ["providers/store"],
  "@electric-sql/pglite": ["providers/store"],
  "pglite-prisma-adapter": ["providers/store"],
  "pg-boss": ["jobs"],
  express: ["http", "channels/web", "channels/teams/receive.ts"],
  botbuilder: ["channels/teams/app.ts"],
  "@slack/bolt": ["channels/slack"],
  "@slack/oauth": ["channels/slack"],
  "@slack/web-api": ["channels/slack"],
  "prom-client": ["http"],
  adaptivecards: ["http", "channels/web"],
  parse5: ["stewardship"],
  unified: ["stewardship"],
  "remark-parse": ["stewardship"],
  "remark-gfm": ["stewardship"],
  "remark-stringify": ["stewardship"],
  "rehype-parse": ["stewardship/importing"],
  "rehype-remark": ["stewardship/importing"],
  mammoth: ["stewardship/importing"],
  unpdf: ["stewardship/importing"],
  fflate: ["commands/teams-package.ts", "stewardship/importing"],
  "@plussub/srt-vtt-parser": ["stewardship/importing"],
  commander: ["cli.ts", "commands"],
  chokidar: ["commands/watch.ts"],
  "@marcbachmann/cel-js": ["practice/items/rule.ts"],
  langchain: ["providers/model"],
  "@langchain/core": ["providers/model"],
  "@langchain/openai": ["providers/model"],
  openai: ["providers/embedder", "providers/model/moderation.ts"],
  "ts-fsrs": ["practice/schedule/schedule.ts"],
  "@open-spaced-repetition/binding": ["practice/schedule/fit.ts"],
};

/** Decisions: functions of facts and now. They wait for nothing and know no port. */
const pureFiles = [
  "retrieval/analyse.ts",
  "retrieval/spelling.ts",
  "retrieval/glossary.ts",
  "retrieval/follow-up.ts",
  "retrieval/rewritten.ts",
  "retrieval/rescore.ts",
  "retrieval/decide.ts",
  "retrieval/evidence.ts",
  "retrieval/meaning.ts",
  "providers/embedder/batches.ts",
  "providers/embedder/health.ts",
  "grounding/attached.ts",
  "grounding/borne-out.ts",
  "grounding/check.ts",
  "grounding/cues.ts",
  "grounding/directions.ts",
  "grounding/fact-patterns.ts",
  "grounding/facts.ts",
  "grounding/known-source.ts",
  "grounding/link-text.ts",
  "grounding/names-known.ts",
  "grounding/german-words.ts",
  "grounding/names.ts",
  "grounding/placed.ts",
  "grounding/number-words.ts",
  "grounding/once.ts",
  "grounding/plain-text.ts",
  "grounding/repeated.ts",
  "grounding/rests-on.ts",
  "grounding/section-source.ts",
  "grounding/sentence.ts",
  "grounding/stated-values.ts",
  "grounding/support.ts",
  "grounding/turned.ts",
  "grounding/undertakings.ts",
  "grounding/words.ts",
  "conversation/route.ts",
  "core/working-time.ts",
  "handover/candidates.ts",
  "handover/state.ts",
  "delivery/pace.ts",
  "delivery/retry.ts",
  "ask/quote.ts",
  "ask/written/check-draft.ts",
  "ask/written/choose-prompt.ts",
  "ask/written/partial-draft.ts",
  "ask/written/sources.ts",
  "ask/written/told-elements.ts",
  "ask/written/written-elements.ts",
  "ask/trust.ts",
  "core/section-changes.ts",
  "ask/answer-card.ts",
  "core/reveal.ts",
  "core/running-words.ts",
  "core/wording-elements.ts",
  "stewardship/changes/change-elements.ts",
  "stewardship/changes/compare-pages.ts",
  "stewardship/changes/fact-changes.ts",
  "stewardship/changes/match-sections.ts",
  "stewardship/changes/moved-between.ts",
  "stewardship/changes/moved-sections.ts",
  "stewardship/changes/side-by-side.ts",
  "stewardship/effect/effect.ts",
  "stewardship/effect/effect-elements.ts",
  "stewardship/loop/fix-card.ts",
  "stewardship/loop/fix-of.ts",
  "stewardship/publishing/carry-history.ts",
  "stewardship/publishing/plan.ts",
  "stewardship/metadata/metadata-report.ts",
  "stewardship/tags/score-tags.ts",
  "stewardship/tags/propose.ts",
  "stewardship/tags/taggables.ts",
  "stewardship/tags/waiting-tags.ts",
  "stewardship/tags/skill-sections.ts",
  "stewardship/tags/tags-card.ts",
  "stewardship/importing/pdf/pdf-blocks.ts",
  "stewardship/importing/transcript/transcript-steps.ts",
  "stewardship/importing/transcript/convert-transcript.ts",
  "stewardship/publishing/passages.ts",
  "stewardship/reading/read-page.ts",
  "stewardship/reading/section-sources.ts",
  "stewardship/publishing/conflicts.ts",
  "stewardship/publishing/add-version.ts",
  "stewardship/publishing/plan-page.ts",
  "stewardship/drafts/merge-texts.ts",
  "stewardship/drafts/plan-draft.ts",
  "stewardship/drafts/reviewers.ts",
  "stewardship/drafts/with-section.ts",
  "stewardship/drafts/entry-parts.ts",
  "stewardship/exporting/plan-export.ts",
  "stewardship/exporting/compose-file.ts",
  "core/drafts.ts",
  "channels/cards/adaptive-actions.ts",
  "channels/cards/adaptive-card.ts",
  "channels/cards/adaptive-client.ts",
  "channels/cards/adaptive-elements.ts",
  "channels/cards/adaptive-form.ts",
  "channels/cards/adaptive-form-card.ts",
  "channels/cards/adaptive-tap.ts",
  "channels/cards/block-kit.ts",
  "channels/cards/continue-card.ts",
  "channels/cards/block-kit-actions.ts",
  "channels/cards/block-kit-elements.ts",
  "channels/cards/block-kit-fold.ts",
  "channels/cards/block-kit-form.ts",
  "channels/cards/block-kit-text.ts",
  "channels/slack/from-command.ts",
  "channels/slack/from-message.ts",
  "channels/slack/from-tap.ts",
  "channels/slack/read-payload.ts",
  "channels/teams/entities.ts",
  "channels/teams/envelope.ts",
  "channels/teams/from-extension.ts",
  "channels/teams/from-membership.ts",
  "channels/teams/from-message.ts",
  "channels/teams/from-tap.ts",
  "channels/teams/invoke-answer.ts",
  "channels/teams/plain-words.ts",
  "channels/teams/read-activity.ts",
  "channels/teams/send-failure.ts",
  "channels/teams/streaming.ts",
  "channels/teams/to-activity.ts",
  "conversation/set-apart.ts",
  "conversation/welcome.ts",
  "practice/items/draw.ts",
  "practice/items/show-question.ts",
  "practice/grading/grade.ts",
  "practice/items/rule.ts",
  "practice/items/derive.ts",
  "practice/items/read-items.ts",
  "practice/items/item-text.ts",
  "practice/items/plan-items.ts",
  "practice/drafting/drafted-item.ts",
  "practice/drafting/further-values.ts",
  "practice/drafting/item-examples.ts",
  "practice/drafting/model-item.ts",
  "practice/drafting/same-kind.ts",
  "practice/drafting/scenario-text.ts",
  "practice/drafting/sections-to-draft.ts",
  "practice/drafting/word-places.ts",
  "practice/grading/rule-allows.ts",
  "stewardship/proposals/fact-drift.ts",
  "stewardship/proposals/flags-to-answer.ts",
  "stewardship/proposals/proposed-text.ts",
  "stewardship/proposals/rewrite-examples.ts",
  "stewardship/summaries/usable-summary.ts",
  "ask/anticipated/usable-questions.ts",
  "core/weekly-share.ts",
  "practice/schedule/rate.ts",
  "practice/schedule/schedule.ts",
  "practice/schedule/practice-time.ts",
  "practice/schedule/plan-day.ts",
  "practice/schedule/plan-session.ts",
  "practice/schedule/standing.ts",
  "practice/schedule/nudges.ts",
  "practice/schedule/coached.ts",
  "practice/schedule/neighbours.ts",
  "practice/schedule/interleave.ts",
  "practice/schedule/task-weight.ts",
  "practice/path/path.ts",
  "practice/lessons/checklist.ts",
  "practice/lessons/worked-example.ts",
  "practice/lessons/lesson-order.ts",
  "core/lesson-walk.ts",
  "practice/path/proficiency.ts",
  "practice/path/competency.ts",
  "practice/path/beta.ts",
  "practice/path/placement.ts",
  "practice/path/readiness.ts",
  "practice/schedule/replay.ts",
  "signals/escalation/trend.ts",
  "signals/escalation/escalation-state.ts",
  "signals/digest/managers.ts",
  "signals/digest/stand-in.ts",
  "signals/explain/may-explain.ts",
  "signals/missing/asker-words.ts",
  "signals/contest/contest-rules.ts",
  "signals/digest/digest-time.ts",
  "signals/digest/digest-entries.ts",
  "signals/digest/closing-figures.ts",
  "signals/escalation/entry-elements.ts",
  "signals/digest/digest-card.ts",
  "signals/gaps/personal-gap.ts",
  "signals/gaps/gap-test.ts",
  "signals/signs/episodes.ts",
  "signals/gaps/page-problem.ts",
  "signals/gaps/section-figures.ts",
  "signals/gaps/running-test.ts",
  "signals/gaps/gap-life.ts",
  "signals/digest/team-figures.ts",
  "core/page-stewards.ts",
  "core/weekly-slot.ts",
  "stewardship/flags/page-doubts.ts",
  "stewardship/flags/review-day.ts",
  "stewardship/flags/is-over.ts",
  "stewardship/flags/statements.ts",
  "stewardship/flags/figures.ts",
  "stewardship/flags/subject-words.ts",
  "stewardship/flags/conflict.ts",
  "stewardship/flags/search-texts.ts",
  "stewardship/flags/lost-fact.ts",
  "stewardship/flags/page-links.ts",
  "stewardship/queue/weigh.ts",
  "stewardship/queue/addressee.ts",
  "stewardship/queue/choose-entries.ts",
  "stewardship/queue/page-facts.ts",
  "stewardship/queue/entry-elements.ts",
  "stewardship/queue/queue-card.ts",
  "conversation/model-at-home.ts",
  "providers/model/breaker.ts",
  "providers/model/cost.ts",
  "providers/prompt-file.ts",
  "providers/prompt-text.ts",
];

const files = sourceFiles(source).map((path) => {
  const text = readFileSync(path, "utf8");
  return { path: relative(source, path), text, imports: importsOf(text) };
});

test("every room imports only what it may know", () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((name) => name.startsWith("."))
      .map((name) => ({
        from: roomOf(file.path),
        to: roomOf(join(dirname(file.path), name)),
        file: file.path,
      }))
      .filter(({ from, to }) => from !== to && !entrances.includes(from) && !mayImport[from]?.includes(to))
      .map(({ file: path, to }) => `${path} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test("every vendor stays in its home", () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .map(packageName)
      .filter((name) => name in homes && !homes[name]?.some((home) => file.path.startsWith(home)))
      .map((name) => `${file.path} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("only config.ts reads the environment", () => {
  const wrong = files.filter((file) => file.path !== "config.ts" && /process\.env\b/.test(file.text));
  expect(wrong.map((file) => file.path)).toEqual([]);
});

test("files marked pure wait for nothing and import no port", () => {
  const present = files.filter((file) => pureFiles.includes(file.path));
  expect(present.map((file) => file.path).sort()).toEqual([...pureFiles].sort());
  const wrong = present.filter(
    (file) =>
      /\bawait\b|\basync\b/.test(file.text) ||
      file.imports.some((name) => /\/ports\/|-ports\.ts$/.test(name) && !isTypeOnly(file.text, name)),
  );
  expect(wrong.map((file) => file.path)).toEqual([]);
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "generated") return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

/** Names behind `from "…"`, bare `import "…"` and `import("…")`. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map((match) => match[1] ?? "");
}

function isTypeOnly(text: string, name: string): boolean {
  return text.includes(`"${name}"`) && new RegExp(`import type [^;]*"${quoted(name)}"`).test(text);
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "channels" ? `${first}/${second}` : first;
}

function packageName(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
