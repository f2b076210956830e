import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { learn, showPath, tryStep } from "./learn.ts";
import { placeMe } from "./place-me.ts";
import { shareForm } from "./readiness-card.ts";
import { shareReadiness, shareReadinessWith, showReadiness } from "./share-readiness.ts";
import { showProgress } from "./show-progress.ts";

const nothing = z.object({});
const ofSkill = z.object({ skill: z.string().min(1).max(200) });
const shown = z.string().max(2000);

/** Every button of path, progress, placement and readiness. */
export const pathActions: Actions<PracticeDeps> = actionTable({
  "practice.path": action(nothing, showPath),
  "practice.learn": action(ofSkill, learn),
  "practice.try": action(ofSkill, tryStep),
  "practice.progress": action(nothing, showProgress),
  "practice.place": action(nothing, placeMe),
  "practice.readiness": action(nothing, showReadiness),
  "practice.share": action(z.object({ with: z.string().min(1).max(150), shown }), shareReadiness),
  "practice.share-with": action(
    z.object({ name: z.string().max(200).default(""), shown }),
    shareReadinessWith,
    shareForm,
  ),
});
