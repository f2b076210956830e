/**
 * Milliseconds. A transaction waits for its turn on the embedded database's only connection, and a
 * publication writes many rows: Prisma's own limits (2 s and 5 s) are too short for both.
 */
export const transactionOptions = { maxWait: 60_000, timeout: 120_000 } as const;
