import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import { pickedValues } from "../../core/picked-values.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { openLesson, reveal, walk } from "./open-lesson.ts";
import { showPart, tick, tickAgain } from "./tick.ts";

const ofLesson = z.object({ lesson: z.string().min(1).max(300), skill: z.string().max(200).default("") });
const onCard = ofLesson.extend({ version: z.int().positive() });
const part = onCard.extend({ part: z.int().min(0) });
const way = z
  .string()
  .max(1500)
  .transform((slugs) => slugs.split("/").filter((slug) => slug !== ""));

/** Every button of a lesson. */
export const lessonActions: Actions<PracticeDeps> = actionTable({
  "practice.lesson": action(ofLesson, openLesson),
  "practice.walk": action(onCard.extend({ at: z.string().max(300), from: way }), walk),
  "practice.reveal": action(onCard.extend({ shown: z.int().min(0) }), reveal),
  "practice.tick": action(part.extend({ points: pickedValues }), tick),
  "practice.part": action(part, showPart),
  "practice.tick-again": action(onCard, tickAgain),
});
