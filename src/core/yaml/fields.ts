import { z } from "zod";
import { yamlFields } from "../messages/yaml.ts";

/** Fields as somebody writes them by hand: a name where a list is meant, a number where text is. */

export const text = z
  .union([z.string(), z.number()], { error: yamlFields.text })
  .transform((value) => String(value).trim())
  .refine((value) => value !== "", { error: yamlFields.text });

export const textOrNull = text.nullish().transform((value) => value ?? null);

export const names = z
  .union([z.array(text), text.transform((value) => value.split(/\s*,\s*/))], { error: yamlFields.list })
  .nullish()
  .transform((list) => [...new Set(list ?? [])]);
