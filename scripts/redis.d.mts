/** @see redis.mjs */
export function findRedis(): string | null;
/** @see redis.mjs */
export function ensureRedis(): string;
