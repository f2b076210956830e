import { defineConfig } from "prisma/config";

// `prisma generate` needs no schema engine, yet the command looks for one and downloads it when it
// is missing. Naming any existing file keeps the install offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
