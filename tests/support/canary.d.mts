/** @see canary.mjs */
export const CANARY: string;
