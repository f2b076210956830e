import type { Turn } from "../../src/jobs/jobs.ts";

/** All the time that a job needs. */
export const wholeTurn: Turn = {
  isOver: () => false,
  again: async () => {
    throw new Error("Nobody ended the turn");
  },
};
