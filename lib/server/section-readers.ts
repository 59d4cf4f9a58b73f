import 'server-only';

import type { ParseError, ProdManager } from '@/lib/prodmanager/index';
import type { SectionItems, SectionName } from '@/lib/status/types';

import {
  toAnnouncement,
  toDimension,
  toIncident,
  toMaintenance,
  toMonitor,
  type BoardContext,
} from './to-board';

/** Tells of a row that could not be used: the rest of its section is read all the same. */
export type ReportBadRow = (section: SectionName, problem: string) => void;

/** Reads one section of the board. Rejects with the client's error; a bad row costs only itself. */
export type SectionReader<Name extends SectionName> = (
  context: BoardContext,
) => Promise<readonly SectionItems[Name][]>;

/** A reader for every section. */
export type SectionReaders = { readonly [Name in SectionName]: SectionReader<Name> };

interface List<Row> {
  toArray(): Promise<Row[]>;
}

/**
 * The readers of a source.
 *
 * Incidents and maintenances are read while they are open, announcements while they are in force or yet to come.
 */
export function createSectionReaders(client: ProdManager, reportBadRow: ReportBadRow): SectionReaders {
  const reader =
    <Row extends { readonly id: number }, Name extends SectionName>(
      name: Name,
      list: (options: { onInvalidRow: (error: ParseError) => void }, context: BoardContext) => List<Row>,
      toItem: (row: Row, context: BoardContext) => SectionItems[Name],
    ): SectionReader<Name> =>
    async (context) => {
      const onInvalidRow = (error: ParseError) => reportBadRow(name, error.message);
      const rows = await list({ onInvalidRow }, context).toArray();
      return rows.flatMap((row) => {
        try {
          return [toItem(row, context)];
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          reportBadRow(name, `${name} ${row.id} has a date that does not exist`);
          return [];
        }
      });
    };

  return {
    scopes: reader('scopes', (options) => client.scope.list({}, options), toDimension),
    services: reader('services', (options) => client.service.list({}, options), toDimension),
    monitors: reader('monitors', (options) => client.monitor.list({}, options), toMonitor),
    incidents: reader(
      'incidents',
      (options) => client.incident.list({ status: ['active', 'investigating', 'stable'] }, options),
      toIncident,
    ),
    maintenances: reader(
      'maintenances',
      (options) => client.maintenance.list({ status: ['scheduled', 'in-progress'] }, options),
      toMaintenance,
    ),
    announcements: reader(
      'announcements',
      (options) => client.announcement.list({}, options),
      toAnnouncement,
    ),
  };
}
