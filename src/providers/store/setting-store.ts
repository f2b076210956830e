import { defaultSettings, type PersonSettings, type SettingStore } from "../../core/ports/setting-store.ts";
import type { Prisma } from "./generated/client.ts";

interface Chosen {
  readonly personId: string;
  readonly name: string;
  readonly value: string | null;
  readonly at: Date;
}

/** Reads what people chose: the last of each name counts. Written by `ConversationStore.append`. */
export function settingStore(database: Prisma.TransactionClient): SettingStore {
  const settingsOf: SettingStore["settingsOf"] = async (people) => {
    const rows = await database.setting.findMany({
      where: { personId: { in: [...people] } },
      distinct: ["personId", "name"],
      orderBy: { sequence: "desc" },
    });
    const chosen = Map.groupBy(rows, ({ personId }) => personId);
    return new Map(people.map((person) => [person, toSettings(chosen.get(person) ?? [])]));
  };
  return {
    settingsOf,
    settings: async (person) => (await settingsOf([person])).get(person) ?? defaultSettings,
  };
}

function toSettings(chosen: readonly Chosen[]): PersonSettings {
  const last = (name: keyof PersonSettings) =>
    chosen.find((one) => one.name === name && one.value !== null) ?? null;
  const paused = last("pausedUntil")?.value;
  const consent = last("consent");
  const mode = last("practiceMode")?.value;
  const newPerDay = Number.parseInt(last("newPerDay")?.value ?? "", 10);
  return {
    quizTime: last("quizTime")?.value ?? defaultSettings.quizTime,
    timeZone: last("timeZone")?.value ?? defaultSettings.timeZone,
    pausedUntil: paused == null ? null : new Date(paused),
    messages: last("messages")?.value === "stopped" ? "stopped" : "on",
    consent: consent?.value == null ? null : { wording: consent.value, at: consent.at },
    practiceMode: mode === "learning" || mode === "experienced" ? mode : null,
    newPerDay: Number.isNaN(newPerDay) ? null : newPerDay,
  };
}
