import { expect, test } from "vitest";
import { messageEntities } from "../../../src/channels/teams/entities.ts";
import { toActivity } from "../../../src/channels/teams/to-activity.ts";
import type { Card, Element } from "../../../src/core/card.ts";

const citation: Element = {
  kind: "citation",
  label: "Refund approvals v7 · Over 500",
  detail: "effective 2 Oct 2026 · verified",
  trust: "verified",
  url: "/pages/refunds/approvals/v7#over-500",
};
const button = (action: string) => ({ kind: "act", label: action, action, value: { answer: "a1" } }) as const;
const answer: Card = {
  summary: "Ask the billing lead.",
  elements: [
    { kind: "text", spans: [{ text: "Ask the billing lead." }] },
    citation,
    {
      kind: "verdict",
      positive: button("ask.helpful"),
      negative: button("ask.not-it"),
      others: [],
    },
  ],
};
const baseUrl = "https://cairn.example.com";
const drawn = { baseUrl, message: "m1", user: null };

test("an answer in a page's own words names its source and bears no label", () => {
  expect(messageEntities(answer, { baseUrl, isGenerated: false })).toEqual([
    {
      type: "https://schema.org/Message",
      "@type": "Message",
      "@context": "https://schema.org",
      "@id": "",
      citation: [
        {
          "@type": "Claim",
          position: 1,
          appearance: {
            "@type": "DigitalDocument",
            name: "Refund approvals v7 · Over 500",
            abstract: "Refund approvals v7 · Over 500, effective 2 Oct 2026 · verified",
            url: "https://cairn.example.com/pages/refunds/approvals/v7#over-500",
          },
        },
      ],
    },
  ]);
});

test("what a model wrote bears Teams' label, with or without a source", () => {
  const [entity] = messageEntities({ ...answer, isGenerated: true }, { baseUrl, isGenerated: true });
  expect(entity).toMatchObject({ additionalType: ["AIGeneratedContent"], citation: [{ position: 1 }] });
  const bare = { summary: "", elements: [] };
  expect(messageEntities(bare, { baseUrl, isGenerated: true })).toHaveLength(1);
  expect(messageEntities(bare, { baseUrl, isGenerated: false })).toEqual([]);
});

test("sources stay within what Teams takes, and lead nowhere but to pages and the web", () => {
  const elements = Array.from({ length: 30 }, () => ({
    ...citation,
    label: "L".repeat(300),
    url: "javascript:alert(1)",
  }));
  const [entity] = messageEntities({ summary: "", elements }, { baseUrl, isGenerated: false });
  const { citation: claims } = entity as { citation: { appearance: Record<string, string> }[] };
  expect(claims).toHaveLength(20);
  for (const { appearance } of claims) {
    expect(appearance.name?.length).toBeLessThanOrEqual(80);
    expect(appearance.abstract?.length).toBeLessThanOrEqual(160);
    expect(appearance).not.toHaveProperty("url");
  }
});

test("only what can be judged asks for a thumb", () => {
  expect(toActivity(answer, drawn)).toMatchObject({ channelData: { feedbackLoop: { type: "default" } } });
  expect(toActivity({ ...answer, elements: [citation] }, drawn)).not.toHaveProperty("channelData");
});

test("a card in somebody's own chat asks for the newest when it is looked at", () => {
  const { attachments } = toActivity(answer, { ...drawn, user: "29:ada" }) as {
    attachments: { content: { refresh?: unknown } }[];
  };
  expect(attachments[0]?.content.refresh).toMatchObject({
    action: { verb: "refresh", data: { message: "m1" } },
    userIds: ["29:ada"],
  });
});

test("a message stays below 80 KB, however much a card says", () => {
  const long = Array.from({ length: 400 }, () => ({
    kind: "text" as const,
    spans: [{ text: "退款审批 ".repeat(100) }],
  }));
  const activity = toActivity({ summary: "退".repeat(9000), elements: [...long, citation] }, drawn);
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000);
});
