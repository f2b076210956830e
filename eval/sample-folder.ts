import { publishFolder } from "../src/commands/publishing.ts";
import { type Runtime, withTemporaryRuntime } from "../src/runtime.ts";
import type { RetrievalFolder } from "./retrieval-folder.ts";
import { sampleContent, sampleQuestions } from "./sample-questions.ts";

/** The sample company's open pages and its questions, in the form in which retrieval is measured. */
export async function sampleFolder(): Promise<RetrievalFolder> {
  const questions = await sampleQuestions();
  return withTemporaryRuntime(async (runtime) => {
    const rows = await openRows(runtime);
    const paths = new Map((await runtime.store.pages.addresses()).map(({ sop, path }) => [sop, path]));
    const judgements = questions.flatMap(({ sop, section }, i) => {
      const right = rows.filter((row) => paths.get(row.sop) === sop && row.section === section);
      return sop === null ? [] : [[String(i), new Map(right.map(({ id }) => [id, 1]))] as const];
    });
    return {
      rows,
      queries: questions.map(({ q, history }, i) => ({ id: String(i), text: q, history })),
      judgements: new Map(judgements),
      glossary: (await runtime.directory()).company.glossary,
    };
  });
}

/** Passages that are current now and open to everybody. */
async function openRows(runtime: Runtime) {
  const now = new Date();
  await publishFolder(runtime, { folder: sampleContent, source: "folder", now, yes: true });
  const { pages } = runtime.store;
  const all = await pages.rowsChangedAfter(0, { afterId: "", limit: 100_000 });
  const current = new Set((await pages.keepCurrent(all, now)).map(({ id }) => id));
  return all.filter(({ id, audience }) => current.has(id) && audience.length === 0);
}
