import type { AnnouncementLevel, MaintenanceStatus } from '@/lib/status/model/types';

import type { MessageKey } from './translate';

// Separate from the other keys, so that walls do not load them.

/** The message for each maintenance status. */
export const MAINTENANCE_STATUS_KEYS = {
  scheduled: 'notice.scheduled',
  'in-progress': 'notice.inProgress',
  succeed: 'notice.succeed',
  failed: 'notice.failed',
  canceled: 'notice.canceled',
  unknown: 'notice.unknownStatus',
} as const satisfies Readonly<Record<MaintenanceStatus, MessageKey>>;

/** The message for each announcement level. */
export const LEVEL_KEYS = {
  high: 'notice.levelHigh',
  medium: 'notice.levelMedium',
  low: 'notice.levelLow',
  unknown: 'notice.levelUnknown',
} as const satisfies Readonly<Record<AnnouncementLevel, MessageKey>>;
