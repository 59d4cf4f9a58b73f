import 'server-only';

import { announcementFacets } from '@/lib/status/filterable';
import type { AnnouncementDetails } from '@/lib/status/happening-details';
import type { AnnouncementItem } from '@/lib/status/items';
import { openAnnouncementsOf } from '@/lib/status/overview';
import type { Announcement } from '@/lib/status/types';

import { happeningRoute } from './happening-route';
import { happeningsRoute } from './happenings-route';

/** The list of announcements. */
export const announcementsRoute = happeningsRoute<Announcement, AnnouncementItem>({
  kind: 'announcements',
  facets: announcementFacets,
  openOf: openAnnouncementsOf,
  isOver: ({ endsAt }, nowMs) => endsAt === null || Date.parse(endsAt) <= nowMs,
  pageOf: (history) => history.announcements,
  itemOf: ({ announcement }) => announcement,
});

/** One announcement. */
export const announcementRoute = happeningRoute<Announcement, AnnouncementDetails>({
  kind: 'announcements',
  knownOf: ({ sections }) => sections.announcements.items,
  ask: (history, id) => history.announcement(id),
  itemOf: (details, row) => details.announcement(row),
});
