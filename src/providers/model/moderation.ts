import { OpenAI } from "openai";
import type { OpenAiSettings } from "./settings.ts";

/** Looks at a text before people do. `down`: it could not. */
export type Moderate = (text: string, signal: AbortSignal) => Promise<"fine" | "flagged" | "down">;

export function openModeration({ model, apiKey, baseUrl }: OpenAiSettings): Moderate {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0 });
  return async (text, signal) => {
    try {
      const { results } = await client.moderations.create({ model, input: text }, { signal });
      if (results.length === 0) return "down";
      return results.some(({ flagged }) => flagged) ? "flagged" : "fine";
    } catch {
      return "down";
    }
  };
}
