import type { AnnouncementLevel, MaintenanceStatus } from '@/lib/status/model/types';

import type { MessageKey } from './translate';

// Apart from the other keys, because a wall says neither and does not load them.

/** The message that names each status of a maintenance. */
export const MAINTENANCE_STATUS_KEYS = {
  scheduled: 'happening.scheduled',
  'in-progress': 'happening.inProgress',
  succeed: 'happening.succeed',
  failed: 'happening.failed',
  canceled: 'happening.canceled',
  unknown: 'happening.unknownStatus',
} as const satisfies Readonly<Record<MaintenanceStatus, MessageKey>>;

/** The message that names each level of an announcement. */
export const LEVEL_KEYS = {
  high: 'happening.levelHigh',
  medium: 'happening.levelMedium',
  low: 'happening.levelLow',
  unknown: 'happening.levelUnknown',
} as const satisfies Readonly<Record<AnnouncementLevel, MessageKey>>;
