import { join } from "node:path";
import type { ChatChannel } from "./chat.ts";
import type { Feature } from "./features.ts";

export const parityFile = join(import.meta.dirname, "../../../docs/parity.md");

const names: Readonly<Record<ChatChannel, string>> = { slack: "Slack", teams: "Teams", web: "Web chat" };
const order = ["slack", "teams", "web"] as const;

/** The page of the documentation that says what works where. */
export function parityTable(features: Readonly<Record<string, Feature>>): string {
  const notes: string[] = [];
  const rows = Object.values(features).map((feature) => {
    const cells = order.map((channel) => {
      const gap = feature.gaps?.[channel];
      if (gap === undefined) return "yes";
      const known = notes.indexOf(gap);
      return `[${known < 0 ? notes.push(gap) : known + 1}](#why-not)`;
    });
    return `| ${[feature.title, ...cells].join(" | ")} |`;
  });
  return `# What works where

Each line is a journey that is walked in every channel that says yes, over the channel's own requests, whenever the tests run ([test/journeys/everywhere](../test/journeys/everywhere)). This page is written from the same list by \`npm run parity\`.

| | ${order.map((channel) => names[channel]).join(" | ")} |
|---|---|---|---|
${rows.join("\n")}

## Why not

${notes.map((note, place) => `${place + 1}. ${note}`).join("\n")}
`;
}
