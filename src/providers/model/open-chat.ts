import { loadPrompts, type Prompts } from "../prompts.ts";
import type { Chat } from "./chat.ts";
import type { Moderate } from "./moderation.ts";
import type { ChatSettings, OpenAiSettings } from "./settings.ts";

/** What a language model is made of. */
export interface OpenChat {
  readonly name: string;
  readonly chat: Chat;
  readonly moderate: Moderate | null;
  readonly prompts: Prompts;
}

/**
 * Checks every prompt, and opens the chat model if one is configured. Its packages are loaded only then: they take
 * half a second and 60 MB.
 *
 * @throws InputError when a prompt is wrong, a package is missing or the settings cannot be used.
 */
export async function openChat(settings: {
  readonly chat: ChatSettings | null;
  readonly moderation: OpenAiSettings | null;
}): Promise<OpenChat | null> {
  const prompts = loadPrompts();
  if (settings.chat === null) return null;
  const { openLangChain } = await import("./langchain.ts");
  const chat = await openLangChain(settings.chat);
  if (settings.moderation === null) return { name: settings.chat.name, chat, moderate: null, prompts };
  const { openModeration } = await import("./moderation.ts");
  return { name: settings.chat.name, chat, moderate: openModeration(settings.moderation), prompts };
}
