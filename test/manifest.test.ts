import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { messageShortcut, slashCommand } from "../src/channels/slack/from-command.ts";
import { eventReaders } from "../src/channels/slack/read-payload.ts";
import { botScopes, subscriptions } from "../src/channels/slack/scopes.ts";

const manifest = parse(readFileSync(join(import.meta.dirname, "../manifest/slack.yaml"), "utf8"));

test("the Slack app may do what Cairn calls, and nothing more", () => {
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(botScopes);
});

test("the Slack app is told of the events that Cairn reads, and of no others", () => {
  const subscribed: string[] = manifest.settings.event_subscriptions.bot_events;
  expect([...subscribed].sort()).toEqual(Object.keys(subscriptions).sort());
  const read = Object.keys(eventReaders).sort();
  expect([...new Set(subscribed.map((name) => name.split(".")[0]))].sort()).toEqual(read);
});

test("the Slack app offers the command and the shortcut that Cairn answers", () => {
  const { slash_commands: commands, shortcuts } = manifest.features;
  expect(commands.map((one: { command: string }) => one.command)).toEqual([slashCommand]);
  expect(shortcuts.map(({ type, callback_id: id }: Record<string, string>) => ({ type, id }))).toEqual([
    { type: "message", id: messageShortcut },
  ]);
});

test("everything from Slack comes to the one address that Cairn mounts", () => {
  const { event_subscriptions: events, interactivity } = manifest.settings;
  const addresses = [
    events.request_url,
    interactivity.request_url,
    ...manifest.features.slash_commands.map((one: { url: string }) => one.url),
  ];
  expect(new Set(addresses)).toEqual(new Set(["https://cairn.example.com/slack/events"]));
  expect(manifest.oauth_config.redirect_urls).toEqual(["https://cairn.example.com/slack/oauth_redirect"]);
});

test("the Slack app has a home, a conversation and an agent view within Slack's limits", () => {
  const { app_home: home, agent_view: agent } = manifest.features;
  expect(home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(agent.agent_description.length).toBeLessThanOrEqual(300);
  expect(agent.suggested_prompts.length).toBeLessThanOrEqual(4);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(174);
});

test("the Slack app listens over HTTP and may be installed for a whole organisation", () => {
  const { socket_mode_enabled, org_deploy_enabled, token_rotation_enabled } = manifest.settings;
  expect({ socket_mode_enabled, org_deploy_enabled, token_rotation_enabled }).toEqual({
    socket_mode_enabled: false,
    org_deploy_enabled: true,
    token_rotation_enabled: false,
  });
});
