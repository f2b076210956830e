import fc from "fast-check";
import { expect, test } from "vitest";
import { currentSpan, currentVersion, upcomingVersion, versionState } from "../../src/core/versions.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const version = (
  number: number,
  effective: number,
  publishedAt: number,
  withdrawnAt: number | null = null,
) => ({
  version: number,
  effective: day(effective),
  publishedAt: day(publishedAt),
  withdrawnAt: withdrawnAt === null ? null : day(withdrawnAt),
});

test("of versions in effect the one with the latest date is current, then the highest number", () => {
  const versions = [version(1, 0, 0), version(2, 10, 5), version(3, 10, 6)];
  expect(currentVersion(versions, null, day(9))?.version).toBe(1);
  expect(currentVersion(versions, null, day(10))?.version).toBe(3);
  expect(currentVersion(versions, day(12), day(12))).toBeNull();
});

test("a text dated back takes effect when it is published, not before", () => {
  const versions = [version(1, 0, 0), version(2, 3, 8)];
  expect(currentVersion(versions, null, day(7))?.version).toBe(1);
  expect(currentVersion(versions, null, day(8))?.version).toBe(2);
});

test("a scheduled text that was taken back is neither announced nor current", () => {
  const versions = [version(1, 0, 0), version(2, 10, 1, 5)];
  expect(upcomingVersion(versions, null, day(4))?.version).toBe(2);
  expect(upcomingVersion(versions, null, day(5))).toBeNull();
  expect(currentVersion(versions, null, day(11))?.version).toBe(1);
});

test("of a retired page what was in effect or ahead is retired, and the rest superseded", () => {
  const versions = [version(1, 0, 0), version(2, 5, 5), version(3, 20, 6)];
  expect(versions.map((each) => versionState(each, versions, day(10), day(11)))).toEqual([
    "superseded",
    "retired",
    "retired",
  ]);
});

test("a window holds every instant at which one of its versions is current, and no end is too early", () => {
  const days = fc.integer({ min: 0, max: 30 });
  const dates = fc.record({ effective: days, publishedAt: days, withdrawnAt: fc.option(days) });
  fc.assert(
    fc.property(
      fc.array(dates, { minLength: 1, maxLength: 6 }),
      fc.option(days),
      fc.array(fc.integer({ min: 1, max: 6 })),
      (all, retired, members) => {
        const versions = all.map((each, i) =>
          version(i + 1, each.effective, each.publishedAt, each.withdrawnAt),
        );
        const retiredAt = retired === null ? null : day(retired);
        const span = currentSpan(new Set(members), versions, retiredAt);
        for (let n = 0; n <= 31; n += 1) {
          const current = currentVersion(versions, retiredAt, day(n));
          if (current === null || !members.includes(current.version)) continue;
          expect(span !== null && span.from <= day(n) && (span.until === null || span.until > day(n))).toBe(
            true,
          );
        }
        if (span === null) return;
        expect(members).toContain(currentVersion(versions, retiredAt, span.from)?.version);
        if (span.until === null) return;
        expect(members).toContain(
          currentVersion(versions, retiredAt, new Date(span.until.getTime() - 1))?.version,
        );
      },
    ),
  );
});
