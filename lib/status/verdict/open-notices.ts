import { isOver } from '../model/maintenance';
import { byInstant } from '../model/time';
import type { Announcement, Maintenance, Snapshot } from '../model/types';
import { itemsOf } from './board-summary';

const LEVELS: readonly string[] = ['high', 'medium', 'low', 'unknown'];

const byMaintenance = (a: Maintenance, b: Maintenance): number =>
  Number(b.status === 'in-progress') - Number(a.status === 'in-progress') ||
  Number(b.isOverrunning) - Number(a.isOverrunning) ||
  byInstant(a.scheduledStartAt, b.scheduledStartAt) ||
  a.id - b.id;

const byAnnouncement = (a: Announcement, b: Announcement): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byInstant(a.startsAt, b.startsAt) || a.id - b.id;

/** Open maintenances: overrunning, in progress, then by scheduled start; null if never read. */
export function openMaintenancesOf({ sections }: Snapshot): readonly Maintenance[] | null {
  return (
    itemsOf(sections.maintenances)
      ?.filter(({ status }) => !isOver(status))
      .sort(byMaintenance) ?? null
  );
}

/** Announcements in force, highest level first; null if never read. */
export function announcementsInForceOf({ sections }: Snapshot): readonly Announcement[] | null {
  return (
    itemsOf(sections.announcements)
      ?.filter(({ isInForce }) => isInForce)
      .sort(byAnnouncement) ?? null
  );
}

/** Open announcements: in force (highest level first), then future ones by start; null if never read. */
export function openAnnouncementsOf(snapshot: Snapshot, nowMs: number): readonly Announcement[] | null {
  const inForce = announcementsInForceOf(snapshot);
  const toCome = snapshot.sections.announcements.items
    .filter(({ isInForce, startsAt }) => !isInForce && startsAt !== null && Date.parse(startsAt) > nowMs)
    .sort((a, b) => byInstant(a.startsAt, b.startsAt) || a.id - b.id);
  return inForce && [...inForce, ...toCome];
}
