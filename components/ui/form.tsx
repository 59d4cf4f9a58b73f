/** Class lists for fields and buttons. */
export const FIELD = 'mt-1 w-full min-w-0 rounded-card border border-unknown bg-panel px-3 py-2';
export const BUTTON = 'rounded-card border border-unknown bg-panel px-4 py-2 hover:bg-cell';
