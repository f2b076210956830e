import { evaluateTagsGrid } from "./tags.ts";
await evaluateTagsGrid();
