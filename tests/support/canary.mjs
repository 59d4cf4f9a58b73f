/** A recognisable token for the build and for running boards: no output may contain it. */
export const CANARY = 'canary-3f9b1c77d2e84a06-token';
