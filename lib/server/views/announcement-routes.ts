import 'server-only';

import { announcementFacets } from '@/lib/status/notices/facets';
import type { AnnouncementDetails } from '@/lib/status/notices/notice-details';
import type { AnnouncementItem } from '@/lib/status/model/items';
import { openAnnouncementsOf } from '@/lib/status/overview/overview';
import type { Announcement } from '@/lib/status/model/types';

import { happeningRoute } from './notice-route';
import { happeningsRoute } from './notice-list-route';

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
