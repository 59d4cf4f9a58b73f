import type { AnnouncementLevel, MaintenanceStatus } from '@/lib/status/model/types';

import type { MessageKey } from './translate';

// Apart from the other keys, because a wall says neither and does not load them.

/** The message that names each status of a maintenance. */
export const MAINTENANCE_STATUS_KEYS = {
  scheduled: 'notice.scheduled',
  'in-progress': 'notice.inProgress',
  succeed: 'notice.succeed',
  failed: 'notice.failed',
  canceled: 'notice.canceled',
  unknown: 'notice.unknownStatus',
} as const satisfies Readonly<Record<MaintenanceStatus, MessageKey>>;

/** The message that names each level of an announcement. */
export const LEVEL_KEYS = {
  high: 'notice.levelHigh',
  medium: 'notice.levelMedium',
  low: 'notice.levelLow',
  unknown: 'notice.levelUnknown',
} as const satisfies Readonly<Record<AnnouncementLevel, MessageKey>>;
