/** @see prometheus.mjs */
export function findPrometheus(): string | null;
/** @see prometheus.mjs */
export function findPromtool(): string | null;
/** @see prometheus.mjs */
export function findAlertmanager(): string | null;
/** @see prometheus.mjs */
export function findAmtool(): string | null;
