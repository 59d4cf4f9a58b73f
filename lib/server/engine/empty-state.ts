import 'server-only';

import type { Section } from '@/lib/status/types';

import type { BoardState, IntervalInForce } from '../board-state';

const UNREAD: Section<never> = { state: 'unavailable', problem: null, isProven: true, flaws: [], items: [] };

/** A board of which nothing was ever read. */
export function toEmptyState(sourceId: string, interval: IntervalInForce): BoardState {
  return {
    format: 1,
    sourceId,
    sections: {
      scopes: UNREAD,
      services: UNREAD,
      monitors: UNREAD,
      incidents: UNREAD,
      maintenances: UNREAD,
      announcements: UNREAD,
    },
    readTimes: {
      scopes: null,
      services: null,
      monitors: null,
      incidents: null,
      maintenances: null,
      announcements: null,
    },
    interval,
    zoneErrorMinutes: null,
    transitions: [],
  };
}
