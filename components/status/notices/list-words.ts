import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { LEVEL_KEYS, MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import type { MessageKey } from '@/lib/language/translate';
import type { NoticeKind, WordFilter } from '@/lib/status/notices/notice-filters';

/** The message for each value of a filter. */
export function wordKeys(kind: NoticeKind, filter: WordFilter): Readonly<Record<string, WordKey>> {
  const statuses = kind === 'incidents' ? INCIDENT_STATUS_KEYS : MAINTENANCE_STATUS_KEYS;
  return { status: statuses, severity: SEVERITY_KEYS, impact: IMPACT_KEYS, level: LEVEL_KEYS }[filter];
}

type WordKey =
  | (typeof INCIDENT_STATUS_KEYS)[keyof typeof INCIDENT_STATUS_KEYS]
  | (typeof MAINTENANCE_STATUS_KEYS)[keyof typeof MAINTENANCE_STATUS_KEYS]
  | (typeof SEVERITY_KEYS)[keyof typeof SEVERITY_KEYS]
  | (typeof IMPACT_KEYS)[keyof typeof IMPACT_KEYS]
  | (typeof LEVEL_KEYS)[keyof typeof LEVEL_KEYS];

/** The message that counts the items of each tab. */
export const COUNT_KEYS = {
  incidents: { open: 'tab.openIncidents', past: 'tab.pastIncidents' },
  maintenances: { open: 'tab.openMaintenances', past: 'tab.pastMaintenances' },
  announcements: { open: 'tab.openAnnouncements', past: 'tab.pastAnnouncements' },
} as const satisfies Readonly<Record<NoticeKind, Readonly<Record<'open' | 'past', MessageKey>>>>;
