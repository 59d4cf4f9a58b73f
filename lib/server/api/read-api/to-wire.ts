import { placeLinks, type ResourceName, rowLinks } from '@/lib/prodmanager/protocol/resources';
import { toWallClock } from '@/lib/status/model/source-time';
import type {
  Announcement,
  Incident,
  Maintenance,
  Monitor,
  MonitorStatus,
  Place,
  Scope,
  Snapshot,
} from '@/lib/status/model/types';

import type { ViewerArchive } from '../../archive/viewer-archive';
import type { WireOf } from './wire-schemas';

/** What a request to the read API is answered from. */
export interface ReadContext {
  /** The board, filtered by the visibility of the viewer. */
  readonly snapshot: Snapshot;
  /** Closed items, filtered likewise. */
  readonly archive: ViewerArchive;
  /** Address of the API, for links. */
  readonly base: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

// ProdManager sorts the keys of its JSON: the objects here are written in the same order.

/** Converters from items of the board to rows in ProdManager's format. */
export function createWireRows({
  base,
  snapshot: { timeZone },
}: {
  readonly base: string;
  readonly snapshot: Pick<Snapshot, 'timeZone'>;
}) {
  const date = (at: string | null): string | null => (at === null ? null : toWallClock(at, timeZone));
  const linksOf = (resource: ResourceName, { id, scopeId, serviceId }: Place & { readonly id: number }) =>
    rowLinks(base, resource, { id, scope: scopeId, service: serviceId });
  const eventsOf = ({ comments, internalEvents = [] }: Pick<Incident, 'comments' | 'internalEvents'>) => {
    const commentsFrom = (start: number, end?: number) =>
      comments.slice(start, end).map(({ at, content }) => ({
        content,
        creation_date: date(at),
        internal: false,
        type: 'comment' as const,
      }));
    // Dates only have minutes: `commentsBefore` restores the source's order of comments and internal events.
    let listed = 0;
    const events = internalEvents.flatMap(({ at, content, type, commentsBefore }) => {
      const before = commentsFrom(listed, commentsBefore);
      listed = Math.max(listed, commentsBefore);
      return [...before, { content, creation_date: date(at), internal: true, type }];
    });
    return [...events, ...commentsFrom(listed)];
  };

  return {
    /** @param countOf Number of the place's monitors in a status. */
    place: (
      kind: 'scope' | 'service',
      item: Scope,
      countOf: (id: number, status: MonitorStatus) => number,
    ): WireOf<'scope' | 'service'> => ({
      description: item.description,
      id: item.id,
      incidents_count: item.incidentsCount,
      links: placeLinks(base, kind, item.id),
      maintenances_count: item.maintenancesCount,
      monitors_count: {
        alert: countOf(item.id, 'alert'),
        ok: countOf(item.id, 'ok'),
        warning: countOf(item.id, 'warning'),
      },
      name: item.name,
    }),
    monitor: (item: Monitor): WireOf<'monitor'> => ({
      description: item.description,
      external_link: item.asWritten?.link ?? item.url,
      external_reference: item.asWritten?.reference ?? item.reference,
      id: item.id,
      integration: item.asWritten?.integration ?? item.integration,
      links: linksOf('monitor', item),
      name: item.name,
      scope: item.scopeId,
      service: item.serviceId,
      status: item.status,
    }),
    incident: (item: Incident): WireOf<'incident'> => ({
      creation_date: date(item.createdAt),
      description: item.description,
      events: eventsOf(item),
      external_link: item.asWritten?.link ?? item.url,
      external_reference: item.asWritten?.reference ?? item.reference,
      id: item.id,
      investigation_date: date(item.investigatedAt),
      links: linksOf('incident', item),
      name: item.name,
      resolve_date: date(item.resolvedAt),
      scope: item.scopeId,
      service: item.serviceId,
      severity: item.severity,
      stable_date: date(item.stableAt),
      start_impact_date: date(item.impactStartedAt),
      status: item.status,
    }),
    maintenance: (item: Maintenance): WireOf<'maintenance'> => ({
      creation_date: date(item.createdAt),
      description: item.description,
      end_date: date(item.endedAt),
      events: eventsOf(item),
      external_link: item.asWritten?.link ?? item.url,
      external_reference: item.asWritten?.reference ?? item.reference,
      id: item.id,
      links: { calendar: `${base}/maintenance/${item.id}/calendar`, ...linksOf('maintenance', item) },
      name: item.name,
      scheduled_end_date: date(item.scheduledEndAt),
      scheduled_start_date: date(item.scheduledStartAt),
      scope: item.scopeId,
      service: item.serviceId,
      service_status: item.serviceStatus,
      start_date: date(item.startedAt),
      status: item.status,
    }),
    announcement: (item: Announcement): WireOf<'announcement'> => ({
      creation_date: date(item.createdAt),
      description: item.description,
      end_date: date(item.endsAt),
      id: item.id,
      level: item.level,
      links: linksOf('announcement', item),
      name: item.name,
      scope: item.scopeId,
      service: item.serviceId,
      start_date: date(item.startsAt),
    }),
  };
}
