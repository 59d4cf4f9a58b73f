/**
 * How long a test waits for something that must happen, in milliseconds. A test that passes waits no longer than it takes; one that
 * fails on a busy machine although the board is right would be worth nothing, so the limit is far above what any machine needs.
 */
export const PATIENCE_MS = 60_000;
