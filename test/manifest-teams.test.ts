import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { z } from "zod";
import { askCommand, searchCommand } from "../src/channels/teams/from-extension.ts";
import { filledManifest, packageTeamsApp } from "../src/commands/teams-package.ts";
import { route } from "../src/conversation/route.ts";
import { readPng } from "./channels/teams/support/png.ts";

const folder = join(import.meta.dirname, "../manifest/teams");
const read = (name: string) => readFileSync(join(folder, name));
const source = {
  manifest: read("manifest.json").toString("utf8"),
  icons: { "color.png": read("color.png"), "outline.png": read("outline.png") },
};
const identity = {
  appId: "11111111-2222-4333-8444-555555555555",
  publicUrl: "https://cairn.example.com",
};
const manifest = z
  .object({
    manifestVersion: z.string(),
    bots: z.array(
      z.object({
        scopes: z.array(z.string()),
        commandLists: z.array(
          z.object({ scopes: z.array(z.string()), commands: z.array(z.object({ title: z.string() })) }),
        ),
      }),
    ),
    composeExtensions: z.array(
      z.object({ commands: z.array(z.object({ id: z.string(), type: z.string() })) }),
    ),
    authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.unknown()) }) }),
  })
  .parse(JSON.parse(filledManifest(source.manifest, identity)));

test("the Teams app is valid by the schema that Microsoft publishes for its version", () => {
  const validate = compiledSchema(manifest.manifestVersion);
  validate(JSON.parse(filledManifest(source.manifest, identity)));
  expect(validate.errors).toBeNull();
});

test("a mistake in the Teams app does not pass the schema", () => {
  const validate = compiledSchema(manifest.manifestVersion);
  const broken = filledManifest(source.manifest, identity).replace('"personal"', '"privately"');
  expect(validate(JSON.parse(broken))).toBe(false);
});

test("the commands that Teams offers are ones that Cairn knows, in every place where it speaks", () => {
  const [bot] = manifest.bots;
  const titles = bot?.commandLists.flatMap((list) => list.commands.map(({ title }) => title)) ?? [];
  expect(titles.filter((title) => route(title).kind === "ask")).toEqual([]);
  expect(bot?.commandLists.flatMap((list) => list.scopes).sort()).toEqual([...(bot?.scopes ?? [])].sort());
});

test("the message extension offers the search and the action that Cairn answers", () => {
  expect(manifest.composeExtensions.flatMap((one) => one.commands)).toMatchObject([
    { id: searchCommand, type: "query" },
    { id: askCommand, type: "action" },
  ]);
});

test("the Teams app asks for one permission: to hear follow-ups in threads of channels", () => {
  expect(manifest.authorization.permissions.resourceSpecific).toEqual([
    { name: "ChannelMessage.Read.Group", type: "Application" },
  ]);
});

test("the icons have the sizes that Teams wants, the outline white on nothing", () => {
  const [color, outline] = [readPng(read("color.png")), readPng(read("outline.png"))];
  expect([color.width, color.height]).toEqual([192, 192]);
  expect(color.pixels.every((pixel) => pixel[3] === 255)).toBe(true);
  expect([outline.width, outline.height]).toEqual([32, 32]);
  const inked = outline.pixels.filter((pixel) => pixel[3] !== 0);
  expect(inked.length).toBeGreaterThan(100);
  expect(inked.length).toBeLessThan(outline.pixels.length / 2);
  expect(inked.filter((pixel) => pixel.slice(0, 3).some((part) => part !== 255))).toEqual([]);
});

test("the package is a zip with the manifest of this installation and its icons, the same each time", () => {
  const zip = packageTeamsApp(source, identity);
  expect(packageTeamsApp(source, identity)).toEqual(zip);
  const files = unzipSync(zip);
  expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
  const packed = strFromU8(files["manifest.json"] ?? new Uint8Array());
  expect(JSON.parse(packed)).toMatchObject({
    id: identity.appId,
    bots: [{ botId: identity.appId }],
    validDomains: ["cairn.example.com"],
  });
  expect(packed).not.toContain("{{");
});

test.each([
  [{ appId: null }, "MICROSOFT_APP_ID: is missing"],
  [{ appId: "my-app" }, 'MICROSOFT_APP_ID: "my-app" is no id'],
  [{ publicUrl: "http://localhost:3000" }, "PUBLIC_URL: Teams cannot reach http://localhost:3000"],
  [{ publicUrl: "http://cairn.example.com" }, "PUBLIC_URL: Teams cannot reach"],
  [{ publicUrl: "https://10.0.0.5" }, "PUBLIC_URL: Teams cannot reach"],
  [{ publicUrl: "https://cairn" }, "PUBLIC_URL: Teams cannot reach"],
])("no package is built with %j, and one line says what to set", (wrong, line) => {
  expect(() => packageTeamsApp(source, { ...identity, ...wrong })).toThrow(line);
});

function compiledSchema(version: string) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const main = fileURLToPath(import.meta.resolve("@microsoft/app-manifest"));
  const path = join(dirname(main), `json-schemas/teams/v${version}/MicrosoftTeams.schema.json`);
  // Ajv reads draft 4 when it is not told the name of the draft.
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(path, "utf8"));
  return ajv.compile(schema);
}
