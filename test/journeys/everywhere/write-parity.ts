import { writeFileSync } from "node:fs";
import { features } from "./features.ts";
import { parityFile, parityTable } from "./parity.ts";

/** Writes docs/parity.md: `npm run parity`. */
writeFileSync(parityFile, parityTable(features));
