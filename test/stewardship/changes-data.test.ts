import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAllSeries } from "../../eval/read-series.ts";
import { scoreFacts } from "../../eval/score-facts.ts";
import { readLabels, scoreLabels } from "../../eval/score-sections.ts";
import { drawSample, eventsOf, stepsOf } from "../../eval/section-sample.ts";

/** Real data stays outside the repository. With its folder in CAIRN_TEST_DATA, these hold what was reached. */
const data = process.env.CAIRN_TEST_DATA ?? "";
const isThere = data !== "" && existsSync(join(data, "handbooks"));
if (!isThere) process.stdout.write("Skipped: CAIRN_TEST_DATA names no folder with handbooks/.\n");

test.skipIf(!isThere)(
  "sections of real pages are found again as a person says they became",
  async () => {
    const steps = (await readAllSeries(join(data, "handbooks"))).flatMap(stepsOf);
    const labels = await readLabels();
    const drawn = drawSample(
      steps.flatMap(eventsOf),
      { vanished: 20, appeared: 16, changed: 12, displaced: 12 },
      "sections",
    );
    expect(labels.map(({ series, to, slug }) => [series, to, slug])).toEqual(
      drawn.map(({ step, slug }) => [step.series, step.to, slug]),
    );
    const { figures } = scoreLabels(steps, labels);
    expect(figures["found again"]).toEqual({ right: expect.any(Number), of: 60 });
    expect(figures["found again"]?.right).toBeGreaterThanOrEqual(58);
    expect(figures["changed or not"]?.right).toBe(figures["changed or not"]?.of);
  },
  120_000,
);

test.skipIf(!isThere)(
  "the facts that real edits changed are listed, and little else of their lines",
  async () => {
    const { found, tokens, right, listed, keptQuiet, sameInWords } = await scoreFacts(
      join(data, "fact-changes"),
    );
    expect(found / tokens).toBeGreaterThanOrEqual(0.98);
    expect(right / listed).toBeGreaterThanOrEqual(0.97);
    expect(keptQuiet).toBe(sameInWords);
  },
  120_000,
);
