/** The timeout of expected events in milliseconds. Passing tests do not wait for it; it is long so that busy machines do not fail. */
export const PATIENCE_MS = 60_000;
