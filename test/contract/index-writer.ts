import { stdout } from "node:process";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { passage } from "./index-contract.ts";

/** Writes row after row into the folder given, telling each one written, until it is killed. */
const index = await openLanceIndex({ folder: process.argv[2] ?? "", analyser });
for (let n = 1; ; n += 1) {
  await index.upsert([passage(`p${n}`, { text: `refund rule ${n}` })]);
  stdout.write(`${n}\n`);
}
