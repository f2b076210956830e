import { z } from "zod";

/** What a field of several gives: the values that are ticked. */
export const pickedValues = z
  .string()
  .max(500)
  .default("")
  .transform((values) => values.split(",").filter((value) => value !== ""));
