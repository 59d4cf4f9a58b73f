import 'server-only';

import { announcementFacets } from '@/lib/status/notices/notice-query';
import type { AnnouncementDetails } from '@/lib/status/notices/notice-details';
import type { AnnouncementItem } from '@/lib/status/model/items';
import { openAnnouncementsOf } from '@/lib/status/overview/overview';
import type { Announcement } from '@/lib/status/model/types';

import { noticeRoute } from './notice-route';
import { noticesRoute } from './notice-list-route';

/** The list of announcements. */
export const announcementsRoute = noticesRoute<Announcement, AnnouncementItem>({
  kind: 'announcements',
  facets: announcementFacets,
  openOf: openAnnouncementsOf,
  isOver: ({ endsAt }, nowMs) => endsAt === null || Date.parse(endsAt) <= nowMs,
  pageOf: (archive) => archive.announcements,
  itemOf: ({ announcement }) => announcement,
});

/** One announcement. */
export const announcementRoute = noticeRoute<Announcement, AnnouncementDetails>({
  kind: 'announcements',
  knownOf: ({ sections }) => sections.announcements.items,
  ask: (archive, id) => archive.announcement(id),
  itemOf: (details, row) => details.announcement(row),
});
