import { z } from "zod";
import { type Frame, type Heard, shortHash, unanswerable } from "./heard.ts";
import { wordsOfHtml } from "./plain-words.ts";

/** Commands of the message extension; the manifest offers exactly these. */
export const searchCommand = "findPage";
export const askCommand = "askAboutMessage";

const query = z.object({
  commandId: z.literal(searchCommand),
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .nullish()
    .catch(null),
  queryOptions: z
    .object({ count: z.int().min(1).max(25).catch(10) })
    .nullish()
    .catch(null),
});

const resultsMost = 10;

/** `composeExtension/query`: words typed into the search. Before the first one Teams asks with none. */
export function fromSearch(value: unknown, frame: Frame): Heard {
  const asked = query.safeParse(value).data;
  if (asked === undefined) return unanswerable("a search that is not ours");
  const words = (asked.parameters ?? []).find(({ name }) => name === "query")?.value;
  const text = typeof words === "string" ? words.toWellFormed().replaceAll("\0", " ").trim() : "";
  const most = Math.min(asked.queryOptions?.count ?? resultsMost, resultsMost);
  return { kind: "searched", account: frame.account, text, most };
}

const chosen = z.object({
  commandId: z.literal(askCommand),
  messagePayload: z.object({
    id: z.string().max(200).nullish().catch(null),
    body: z.object({ content: z.string(), contentType: z.string().nullish() }).nullish().catch(null),
  }),
});

/** `composeExtension/fetchTask`: somebody's message is the question of whoever chose it. */
export function fromChosenMessage(value: unknown, frame: Frame): Heard {
  const payload = chosen.safeParse(value).data?.messagePayload;
  if (payload === undefined) return unanswerable("a command that is not ours");
  const text = wordsOfHtml(payload.body?.content ?? "");
  const mark = frame.id ?? shortHash(payload.id ?? null, frame.timestamp);
  return { kind: "asked-about", text, id: `${mark}/${shortHash(frame.account, payload.id ?? null)}` };
}
