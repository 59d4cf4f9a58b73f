/** @see nginx.mjs */
export function findNginx(): string | null;
/** @see nginx.mjs */
export function ensureNginx(): string;
