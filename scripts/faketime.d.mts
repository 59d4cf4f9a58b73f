/** @see faketime.mjs */
export function findFaketime(): string | null;
/** @see faketime.mjs */
export function ensureFaketime(): string;
