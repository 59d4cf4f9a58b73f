import type { AnnouncementRow } from '../store/rows';
import type { Store } from '../store/store';
import { toWallClock } from '../store/wall-clock';
import { HOSTILE_MARKDOWN } from './seed-data';

const HOUR_MS = 3_600_000;

interface Text extends Pick<AnnouncementRow, 'name' | 'description' | 'level'> {
  readonly fromHours: number;
  readonly toHours: number;
}

const TEXTS: readonly Text[] = [
  {
    name: 'Welcome to the new status page',
    description: HOSTILE_MARKDOWN,
    level: 'medium',
    fromHours: -700,
    toHours: -400,
  },
  {
    name: 'Reduced support over the holidays',
    description: 'Phone support is available from 9:00 to 12:00.',
    level: 'low',
    fromHours: -300,
    toHours: -200,
  },
  {
    name: 'TLS 1.2: legacy ciphers retired',
    description:
      'Legacy ciphers will be disabled at the **end of the month**. See the [list](https://docs.example.com/tls).',
    level: 'medium',
    fromHours: -72,
    toHours: 240,
  },
  {
    name: 'New sender address for invoices',
    description: 'Please allow e-mail from `billing@example.com`.',
    level: 'low',
    fromHours: -20,
    toHours: 100,
  },
  {
    name: 'API version 1 end of life',
    description: 'Version 1 will be shut down. *Plan your migration.*',
    level: 'high',
    fromHours: 96,
    toHours: 480,
  },
];

/** Adds past, current and future announcements. */
export function seedAnnouncements(store: Store): void {
  const nowMs = store.moment.getTime();
  const at = (hours: number) => toWallClock(new Date(nowMs + hours * HOUR_MS));
  for (const [index, { fromHours, toHours, ...text }] of TEXTS.entries()) {
    store.announcement.insert((id) => ({
      ...text,
      id,
      scope: 1 + (index % store.scope.size),
      service: 1 + (index % store.service.size),
      creation_date: at(Math.min(fromHours, 0) - 1),
      start_date: at(fromHours),
      end_date: at(toHours),
    }));
  }
}
