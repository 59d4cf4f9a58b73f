import type { MonitorItem } from './monitor-items';

/** Which columns of a monitor list have a value in any row. */
export interface MonitorColumns {
  readonly integration: boolean;
  readonly since: boolean;
}

/** The columns that are not empty for every monitor of a list. */
export function columnsOf(items: readonly MonitorItem[]): MonitorColumns {
  return {
    integration: items.some(({ integration, reference }) => integration !== null || reference !== null),
    // A monitor that is not ok has a start, if only "before the board started".
    since: items.some(({ status, since }) => status !== 'ok' || since !== null),
  };
}
