import 'server-only';

/** What the names of the board's own metrics begin with. */
export const PREFIX = 'prodmanager_dashboard_';

/** A duration as metrics tell it. The wall clock may be set back while a request is under way. */
export const toSeconds = (durationMs: number): number => Math.max(0, durationMs) / 1_000;
