/**
 * A process that publishes edition after edition, each from a folder of its own, until it is killed. It tells on standard output
 * what it began (`begin 7`) and what was acknowledged to it (`done 7`).
 *
 *     node publishing-process.ts <data folder> <content folder> <pages> <first edition>
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultPolicy } from "../../src/core/policy.ts";
import { publish } from "../../src/stewardship/publishing/publish.ts";
import { openData } from "./open-data.ts";

const [dataDir = "", folder = "", pages = "10", first = "1"] = process.argv.slice(2);
const { store, index } = await openData(dataDir);
process.stdout.write("ready\n");
for (let edition = Number(first); ; edition += 1) {
  const own = join(folder, String(edition));
  await mkdir(own, { recursive: true });
  for (let page = 0; page < Number(pages); page += 1) {
    await writeFile(join(own, `page-${page}.md`), textOf(page, edition));
  }
  process.stdout.write(`begin ${edition}\n`);
  await publish(
    { store, index },
    { folder: own, source: "folder", policy: defaultPolicy, now: new Date(), yes: false },
  );
  process.stdout.write(`done ${edition}\n`);
}

/** Every section names the edition, so that a mixture of two shows. */
function textOf(page: number, edition: number): string {
  const sections = Array.from(
    { length: 4 },
    (_, i) => `## Part ${i}\n\nPage ${page} part ${i} edition ${edition}.\n`,
  );
  return `# Page ${page}\n\n${sections.join("\n")}\n## Part 4\n\nPage ${page} part 4 stays.\n`;
}
