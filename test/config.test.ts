import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { InputError } from "../src/core/errors.ts";

const read = (environment: Record<string, string>) => readConfig(environment, "/srv/cairn");

test("an empty environment starts a local chat with the sample content", () => {
  const config = read({});
  expect(config.server).toEqual({
    host: "127.0.0.1",
    isLocal: true,
    port: 3000,
    publicUrl: "http://localhost:3000",
  });
  expect(config).toMatchObject({ webChat: true, dataDir: "/srv/cairn/data", administrator: null, notes: [] });
  expect(config.content.isSample).toBe(true);
  expect(config.secrets.databaseUrl).toBeNull();
});

test("an empty variable is an unset one", () => {
  expect(read({ PORT: "", DATABASE_URL: " ", WEB_CHAT: "", CAIRN_ADMIN: "" })).toEqual(read({}));
});

test("all problems are told at once, each with what to do", () => {
  const environment = {
    PORT: "http",
    HOST: "not a host",
    PUBLIC_URL: "cairn.example.com",
    CAIRN_ADMIN: "Ada",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    WEB_CHAT: "maybe",
    LOG_LEVEL: "loud",
    CAIRN_DATADIR: "/data",
  };
  const lines = problemsOf(environment);
  expect(lines.map((line) => line.split(":")[0]).sort()).toEqual(Object.keys(environment).sort());
  expect(lines.every((line) => /use |unset|did you mean/.test(line))).toBe(true);
});

test("no problem repeats a secret", () => {
  expect(problemsOf({ DATABASE_URL: "mysql://root:hunter2@db/x" }).join()).not.toContain("hunter2");
});

test("a mistyped variable of ours gets a hint, one of somebody else does not", () => {
  expect(problemsOf({ CAIRN_CONTNT: "x", CAIRN_ADMN: "x" })).toEqual([
    "CAIRN_ADMN: there is no such variable; did you mean CAIRN_ADMIN?",
  ]);
  expect(read({ CAIRN_HARBOUR_TEAM: "x" })).toEqual(read({}));
});

test("secrets show in no log line", () => {
  const { secrets } = read({ DATABASE_URL: "postgres://cairn:hunter2@db/cairn" });
  expect(secrets.databaseUrl).toContain("hunter2");
  for (const shown of [
    inspect({ secrets }),
    JSON.stringify({ secrets }),
    `${secrets}`,
    JSON.stringify({ ...secrets }),
  ]) {
    expect(shown).not.toContain("hunter2");
  }
});

test.each([
  ["a database server", { DATABASE_URL: "postgres://db/cairn" }],
  ["Slack", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" }],
  [
    "Teams",
    {
      MICROSOFT_APP_ID: "11111111-2222-4333-8444-555555555555",
      MICROSOFT_APP_PASSWORD: "p",
      MICROSOFT_APP_TENANT_ID: "99999999-8888-4777-8666-555555555555",
    },
  ],
])("with %s the web chat is off unless it is asked for, and the server is open", (_, environment) => {
  expect(read(environment)).toMatchObject({ webChat: false, server: { host: "0.0.0.0" } });
  expect(read({ ...environment, WEB_CHAT: "on" })).toMatchObject({
    webChat: true,
    server: { host: "127.0.0.1" },
  });
});

test("a local chat stays on this computer whatever HOST says, and says so", () => {
  const config = read({ HOST: "0.0.0.0" });
  expect(config.server.host).toBe("127.0.0.1");
  expect(config.notes).toHaveLength(1);
  expect(read({ HOST: "::1" })).toMatchObject({ server: { host: "::1" }, notes: [] });
});

test("a chat that was asked for listens where HOST says", () => {
  expect(read({ WEB_CHAT: "on", HOST: "0.0.0.0" })).toMatchObject({
    webChat: true,
    server: { host: "0.0.0.0" },
  });
  expect(read({ WEB_CHAT: "off" }).webChat).toBe(false);
});

test("a company's own folder is not the sample", () => {
  expect(read({ CONTENT_DIR: "pages" }).content).toEqual({
    folder: "/srv/cairn/pages",
    isSample: false,
    pull: false,
  });
  expect(read({ CONTENT_DIR: "pages", CONTENT_PULL: "on" }).content.pull).toBe(true);
});

test("links begin with the public address, without a slash at its end", () => {
  expect(read({ PUBLIC_URL: "https://cairn.example.com/" }).server.publicUrl).toBe(
    "https://cairn.example.com",
  );
});

test("Pinecone needs an index and a model that makes vectors, and its key is hidden", () => {
  const models = { EMBEDDING_MODEL: "text-embedding-3-small", OPENAI_API_KEY: "sk-1" };
  const namesOf = (environment: Record<string, string>) =>
    problemsOf(environment).map((line) => line.split(":")[0]);
  expect(read({}).secrets.pinecone).toBeNull();
  expect(namesOf({ PINECONE_API_KEY: "pc-1" })).toEqual(["PINECONE_INDEX", "EMBEDDING_MODEL"]);
  expect(namesOf({ PINECONE_INDEX: "pages" })).toEqual(["PINECONE_API_KEY"]);
  expect(namesOf({ ...models, PINECONE_API_KEY: "pc-1", PINECONE_HOST: "https://a.b/c" })).toEqual([
    "PINECONE_HOST",
  ]);
  const config = read({ ...models, PINECONE_API_KEY: "pc-1", PINECONE_HOST: "pages-1.svc.pinecone.io" });
  expect(config.secrets.pinecone).toEqual({ apiKey: "pc-1", index: null, host: "pages-1.svc.pinecone.io" });
  expect(inspect(config) + JSON.stringify(config)).not.toContain("pc-1");
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
  }
  throw new Error("The environment was taken as it is");
}

test("Slack is off without its variables, and SLACK_API_URL alone does not turn it on", () => {
  expect(read({}).secrets.slack).toBeNull();
  expect(read({ SLACK_API_URL: "http://127.0.0.1:4003/api/" }).secrets.slack).toBeNull();
});

test("half of Slack's variables are refused, naming what is missing", () => {
  const namesOf = (environment: Record<string, string>) =>
    problemsOf(environment).map((line) => line.split(":")[0]);
  expect(namesOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toEqual(["SLACK_SIGNING_SECRET"]);
  expect(namesOf({ SLACK_SIGNING_SECRET: "s" })).toEqual(["SLACK_BOT_TOKEN"]);
  expect(namesOf({ SLACK_SIGNING_SECRET: "s", SLACK_CLIENT_ID: "1.2" })).toEqual([
    "SLACK_CLIENT_SECRET",
    "CAIRN_SECRET_KEY",
  ]);
  expect(namesOf({ CAIRN_SECRET_KEY: "short" })).toEqual(["CAIRN_SECRET_KEY"]);
});

test("several workspaces install by themselves, the listed ones besides the first", () => {
  const { slack } = read({
    SLACK_SIGNING_SECRET: "s",
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "c",
    SLACK_WORKSPACES: "T1, E2",
    CAIRN_SECRET_KEY: "k".repeat(32),
  }).secrets;
  expect(slack?.oauth?.workspaces).toEqual(["T1", "E2"]);
  expect(slack?.botToken).toBeNull();
});

test("half of Teams' variables are refused all at once, each with where to find it", () => {
  const problems = problemsOf({ MICROSOFT_APP_ID: "cairn", MICROSOFT_APP_TYPE: "Many" });
  expect(problems.map((line) => line.split(":")[0])).toEqual([
    "MICROSOFT_APP_ID",
    "MICROSOFT_APP_TENANT_ID",
    "MICROSOFT_APP_TYPE",
    "MICROSOFT_APP_PASSWORD",
  ]);
});

test("an app is of one tenant by itself, and a managed identity has no password", () => {
  const ids = {
    MICROSOFT_APP_ID: "11111111-2222-4333-8444-555555555555",
    MICROSOFT_APP_TENANT_ID: "99999999-8888-4777-8666-555555555555",
  };
  expect(read({ ...ids, MICROSOFT_APP_PASSWORD: "p" }).secrets.teams).toMatchObject({
    type: "SingleTenant",
    password: "p",
    authority: null,
  });
  const managed = { ...ids, MICROSOFT_APP_TYPE: "UserAssignedMsi" };
  expect(read(managed).secrets.teams).toMatchObject({ type: "UserAssignedMSI", password: null });
  expect(problemsOf({ ...managed, MICROSOFT_APP_PASSWORD: "p" })).toHaveLength(1);
  expect(read({}).secrets.teams).toBeNull();
});
