import type { GapReason, HistoryChange } from '@/lib/status/history/types';
import type { Language } from '@/lib/site/preferences';

import { formatWith } from './format-instant';
import { INCIDENT_STATUS_KEYS, MONITOR_STATUS_KEYS } from './notice-keys';
import { MAINTENANCE_STATUS_KEYS } from './page-keys';
import type { MessageKey } from './translate';

/** Why ProdManager was not observed. */
export const GAP_KEYS = {
  unreachable: 'board.unreachable',
  refused: 'board.refused',
  slowed: 'board.slowed',
  'bad-answer': 'board.badAnswer',
  stopped: 'past.stopped',
  unrecorded: 'past.unrecorded',
  unknown: 'past.unknown',
} as const satisfies Readonly<Record<GapReason, MessageKey>>;

type ValueOf<T> = T[keyof T];
type StatusKey =
  | ValueOf<typeof INCIDENT_STATUS_KEYS>
  | ValueOf<typeof MAINTENANCE_STATUS_KEYS>
  | ValueOf<typeof MONITOR_STATUS_KEYS>;

/** The message for every status that something can change to. */
export const STATUS_KEYS: Readonly<Record<string, StatusKey>> = {
  ...INCIDENT_STATUS_KEYS,
  ...MAINTENANCE_STATUS_KEYS,
  ...MONITOR_STATUS_KEYS,
};

const INVENTORY_KEYS = {
  scope: { created: 'past.scopeCreated', renamed: 'past.scopeRenamed', deleted: 'past.scopeDeleted' },
  service: { created: 'past.serviceCreated', renamed: 'past.serviceRenamed', deleted: 'past.serviceDeleted' },
  monitor: { created: 'past.monitorCreated', renamed: 'past.monitorRenamed', deleted: 'past.monitorDeleted' },
} as const;

/** The sentence of a change, with the keys of the statuses in it; `{name}` is its name and `{before}` the one it had. */
export function changeSentence(change: HistoryChange): {
  readonly id: MessageKey;
  readonly from?: StatusKey;
  readonly to?: StatusKey;
} {
  switch (change.kind) {
    case 'monitor':
      return {
        id: 'notice.monitorChange',
        from: MONITOR_STATUS_KEYS[change.from],
        to: MONITOR_STATUS_KEYS[change.to],
      };
    case 'incident':
      if (change.to === null) return { id: 'past.incidentDeleted' };
      if (change.from === null && change.to === 'active') return { id: 'notice.incidentOpened' };
      return { id: 'notice.incidentMoved', to: INCIDENT_STATUS_KEYS[change.to] };
    case 'maintenance':
      if (change.to === null) return { id: 'past.maintenanceDeleted' };
      return { id: 'notice.maintenanceMoved', to: MAINTENANCE_STATUS_KEYS[change.to] };
    case 'inventory':
      // Only monitors have a place to move from.
      return {
        id: change.change === 'moved' ? 'past.monitorMoved' : INVENTORY_KEYS[change.of][change.change],
      };
  }
}

/** A month such as `2026-11`: `November 2026`. */
export function formatMonth(month: string, language: Language): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return formatWith(language, options, `${month}-01`);
}
