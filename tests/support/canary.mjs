/** A token that stands for every secret: given to the build and to running boards, and then looked for wherever bytes go. */
export const CANARY = 'canary-3f9b1c77d2e84a06-token';
