/** @see postgres.mjs */
export function findPostgres(): string | null;
/** @see postgres.mjs */
export function ensurePostgres(): string;
