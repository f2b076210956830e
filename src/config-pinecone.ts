import type { PineconeSettings } from "./providers/index/pinecone-namespace.ts";

type Values = Readonly<Record<string, string | undefined>>;

/** The hosted index, `null` when it is off, and what is missing to turn it on: one line each. */
export function pineconeSettings(values: Values): {
  readonly pinecone: PineconeSettings | null;
  readonly problems: readonly string[];
} {
  const { PINECONE_API_KEY: apiKey, PINECONE_INDEX: index = null, PINECONE_HOST: host = null } = values;
  if (apiKey === undefined) return { pinecone: null, problems: keyProblems(values) };
  const problems = [
    ...(index === null && host === null
      ? [
          "PINECONE_INDEX: is missing; use the name of the index, or set PINECONE_HOST to its address from Pinecone's console.",
        ]
      : []),
    ...(values.EMBEDDING_MODEL === undefined
      ? [
          "EMBEDDING_MODEL: is missing; Pinecone keeps vectors and needs a model that makes them, such as text-embedding-3-small. Or unset PINECONE_API_KEY: the embedded index needs nothing.",
        ]
      : []),
    ...(host === null || isAddress(host)
      ? []
      : [
          "PINECONE_HOST: is not an address; use the index's own from Pinecone's console, such as https://pages-abc123.svc.aped-4627-b74a.pinecone.io.",
        ]),
  ];
  return { pinecone: problems.length > 0 ? null : { apiKey, index, host }, problems };
}

/** A forgotten key would leave the vectors where they are, without a word. */
function keyProblems(values: Values): readonly string[] {
  return ["PINECONE_INDEX", "PINECONE_HOST"]
    .filter((name) => values[name] !== undefined)
    .map((name) => `PINECONE_API_KEY: is missing; use a key of the project in Pinecone, or unset ${name}.`)
    .slice(0, 1);
}

/** Pinecone shows it without the protocol; its client puts https in front. */
function isAddress(host: string): boolean {
  const url = /^https?:\/\//.test(host) ? host : `https://${host}`;
  return URL.canParse(url) && new URL(url).pathname === "/" && new URL(url).hostname.length > 0;
}
