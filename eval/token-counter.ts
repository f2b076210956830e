import { createRequire } from "node:module";

/** How many tokens a text has to OpenAI's present models; other providers' differ by about a tenth. */
export type CountTokens = (text: string) => number;

/** The tokenizer that comes with LangChain. */
export function tokenCounter(): CountTokens {
  const langchain = createRequire(createRequire(import.meta.url).resolve("@langchain/core/messages"));
  const { getEncoding } = langchain("js-tiktoken") as {
    getEncoding: (name: "o200k_base") => { encode: (text: string) => readonly number[] };
  };
  const encoding = getEncoding("o200k_base");
  return (text) => encoding.encode(text).length;
}
