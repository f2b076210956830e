import { expect, test } from "vitest";
import { ConnectorError } from "../../../src/channels/teams/connector.ts";
import { sendFailure } from "../../../src/channels/teams/send-failure.ts";

const answered = (status: number, code: string | null = null, retryAfterMs: number | null = null) =>
  sendFailure(new ConnectorError({ status, code, retryAfterMs, hasLeft: true }));

test.each([412, 502, 503, 401])("%i did not take it: tried again, each time later", (status) => {
  expect(answered(status)).toMatchObject({ kind: "failed" });
});

test("too many messages wait as long as Teams says, and by growing pauses where it does not", () => {
  expect(answered(429, null, 7000)).toEqual({ kind: "wait", ms: 7000, scope: "conversation" });
  expect(answered(429, null, 0)).toEqual({ kind: "wait", ms: 1000, scope: "conversation" });
  expect(answered(429)).toMatchObject({ kind: "failed" });
});

test.each([500, 504])("after %i nobody knows whether it stands there", (status) => {
  expect(answered(status)).toMatchObject({ kind: "unknown" });
});

test("without an answer it may stand there, unless the call never left", () => {
  const none = { status: null, code: "ECONNRESET", retryAfterMs: null };
  expect(sendFailure(new ConnectorError({ ...none, hasLeft: true }))).toMatchObject({ kind: "unknown" });
  expect(sendFailure(new ConnectorError({ ...none, hasLeft: false }))).toMatchObject({ kind: "failed" });
});

test.each(["ConversationBlockedByUser", "BotNotInConversationRoster", "MessageWritesBlocked"])(
  "%s closes the conversation, and says what to do",
  (code) => {
    const end = answered(403, code);
    expect(end).toMatchObject({ kind: "closed" });
    expect(end).toHaveProperty("problem", expect.stringContaining(code));
  },
);

test("another refusal is final, and a place that is gone is told apart", () => {
  expect(answered(403, "Forbidden")).toMatchObject({ kind: "refused" });
  expect(answered(413)).toMatchObject({ kind: "refused" });
  expect(answered(404)).toMatchObject({ kind: "nothing-to-replace" });
});
