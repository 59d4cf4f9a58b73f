import type { ReactNode } from 'react';

import { useMoment } from '@/lib/browser/live/page-clock';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import { formatStart } from '@/lib/language/format-since';
import type { MonitorColumns } from '@/lib/status/monitors/monitor-columns';
import type { MonitorEntry } from '@/lib/status/monitors/monitor-search';

import { COLUMNS, MonitorRow, ROW } from './monitor-row';

/** What the rows of all lists of monitors need. */
export interface LinesProps {
  /** The path of a group's page, without the id. */
  readonly groupPath: string;
  /** See `Snapshot.observedSince`. */
  readonly observedSince: string | null;
  readonly nowMs: number;
}

/** A monitor's row, or the heading row of a group. */
export function MonitorLine({
  entry,
  groupPath,
  rowIndex,
  observedSince,
  nowMs,
  measure,
  index,
}: LinesProps & {
  readonly entry: MonitorEntry;
  readonly rowIndex: number;
  readonly measure?: (element: HTMLTableRowElement | null) => void;
  readonly index?: number;
}) {
  const words = useWords();
  const link = useLink();
  const since = entry.kind === 'group' ? null : entry.monitor.since;
  const sinceAt = (atMs: number): string =>
    since === null ? '' : words.duration((atMs - Date.parse(since)) / 1_000);
  const sinceText = useMoment((moment) => sinceAt(moment.nowMs), sinceAt(nowMs));
  const measured = measure && index !== undefined ? { measure, index } : {};
  if (entry.kind === 'group') {
    return (
      <tr
        ref={measure}
        data-index={index}
        data-row={entry.key}
        aria-rowindex={rowIndex}
        className={`${ROW} border-t border-line bg-cell`}
      >
        <th
          colSpan={2}
          scope="rowgroup"
          className="name grow px-2 py-2 text-left text-sm font-semibold sm:px-3 print:table-cell"
        >
          <a href={link(`${groupPath}/${entry.id}`)} className="scroll-mt-14 hover:underline">
            {entry.name}
          </a>
        </th>
      </tr>
    );
  }
  const { monitor } = entry;
  const start = since ?? (monitor.status === 'ok' ? null : observedSince);
  return (
    <MonitorRow
      entryKey={entry.key}
      monitor={monitor}
      since={
        since === null && monitor.status !== 'ok'
          ? formatStart({ since, observedSince }, nowMs, words)
          : sinceText
      }
      sinceTitle={start === null ? '' : formatFullInstant(start, words)}
      rowIndex={rowIndex}
      {...measured}
    />
  );
}

const HEADINGS = {
  status: 'monitor.status',
  name: 'monitor.name',
  place: 'monitor.place',
  integration: 'monitor.integration',
  since: 'monitor.since',
} as const;

/** The table around a list of monitors. Its head stays in view. */
export function MonitorTable({
  caption,
  rowCount,
  columns,
  isLazy = false,
  children,
}: {
  readonly caption: string;
  /** Number of rows including the header, also of those that are not rendered. */
  readonly rowCount: number;
  /** The columns that are not empty. */
  readonly columns: MonitorColumns;
  /** Whether the browser lays out rows when they come into view. */
  readonly isLazy?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="rounded-card border border-line bg-panel">
      <table
        aria-rowcount={rowCount}
        data-lazy={isLazy || undefined}
        data-without-integration={!columns.integration || undefined}
        data-without-since={!columns.since || undefined}
        className="group/monitors block table-fixed text-[15px] print:table print:w-full"
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 block rounded-t-card border-b border-line bg-panel text-sm text-muted print:table-header-group">
          <tr aria-rowindex={1} className={ROW}>
            {(['status', 'name', 'place', 'integration', 'since'] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={`${COLUMNS[column]} ${column === 'since' ? 'text-right' : 'text-left'} font-medium`}
              >
                {t(HEADINGS[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block print:table-row-group">{children}</tbody>
      </table>
    </div>
  );
}
