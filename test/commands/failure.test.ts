import { expect, test } from "vitest";
import { failureLine } from "../../src/commands/failure.ts";
import { InputError } from "../../src/core/errors.ts";

test.each([
  ["what the person did", new InputError("There is no folder x."), "There is no folder x."],
  ["a full disk", new Error("ENOSPC: no space left on device, write"), "The disk is full (ENOSPC"],
  [
    "a right that is missing",
    new Error("EACCES: permission denied, open '/x'"),
    "The system does not allow it",
  ],
  [
    "the database's words",
    new Error("\nInvalid call:\n\n\nToo many connections."),
    "off: Too many connections.",
  ],
  ["no error at all", "gone", "It broke off: gone."],
])("tells %s in one line", (_case, error, line) => {
  expect(failureLine(error)).toContain(line);
  expect(failureLine(error)).not.toContain("\n");
});
