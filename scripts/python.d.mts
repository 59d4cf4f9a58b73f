/** @see python.mjs */
export function findPython(): string | null;
/** @see python.mjs */
export function ensurePython(): string;
