import type { ReactNode } from 'react';

import { useMoment } from '@/lib/browser/live/page-clock';
import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import type { MonitorEntry } from '@/lib/status/monitors/monitor-search';

import { CELL, MonitorRow } from './monitor-row';

/** A monitor's row, or the heading row of a group. */
export function MonitorLine({
  entry,
  groupPath,
  rowIndex,
  nowMs,
  measure,
  index,
}: {
  readonly entry: MonitorEntry;
  /** The path of a group's page, without the id. */
  readonly groupPath: string;
  readonly rowIndex: number;
  readonly nowMs: number;
  readonly measure?: (element: HTMLTableRowElement | null) => void;
  readonly index?: number;
}) {
  const words = useWords();
  const since = entry.kind === 'group' ? null : entry.monitor.since;
  const sinceAt = (atMs: number): string =>
    since === null ? '' : words.duration((atMs - Date.parse(since)) / 1_000);
  const sinceText = useMoment((moment) => sinceAt(moment.nowMs), sinceAt(nowMs));
  const measured = measure && index !== undefined ? { measure, index } : {};
  if (entry.kind === 'group') {
    return (
      <tr ref={measure} data-index={index} aria-rowindex={rowIndex} className="border-t border-line bg-cell">
        {/* Spans the columns of a narrow screen: a larger span would create columns. */}
        <th colSpan={2} scope="rowgroup" className={`${CELL} name text-left text-sm font-semibold`}>
          <a href={`${groupPath}/${entry.id}`} className="hover:underline">
            {entry.name}
          </a>
        </th>
        <td className="hidden sm:table-cell" />
        <td className="hidden md:table-cell" />
        <td className="hidden lg:table-cell" />
      </tr>
    );
  }
  const { monitor } = entry;
  return (
    <MonitorRow
      monitor={monitor}
      since={sinceText}
      sinceTitle={since === null ? '' : formatFullInstant(since, words)}
      rowIndex={rowIndex}
      {...measured}
    />
  );
}

// Fits the longest status on one line; French ones are longer.
const STATUS_WIDTH = 'w-24 sm:w-36 [:lang(fr)_&]:w-36 [:lang(fr)_&]:sm:w-40';

/** The table around a list of monitors. */
export function MonitorTable({
  caption,
  rowCount,
  children,
}: {
  readonly caption: string;
  /** Number of all rows, including the header and those not rendered. */
  readonly rowCount: number;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="rounded-card border border-line bg-panel">
      <table aria-rowcount={rowCount} className="w-full table-fixed text-[15px]">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-sm text-muted">
          <tr aria-rowindex={1}>
            <th scope="col" className={`${CELL} ${STATUS_WIDTH} text-left font-medium`}>
              {t('monitor.status')}
            </th>
            <th scope="col" className={`${CELL} text-left font-medium`}>
              {t('monitor.name')}
            </th>
            <th scope="col" className={`${CELL} hidden text-left font-medium lg:table-cell`}>
              {t('monitor.place')}
            </th>
            <th scope="col" className={`${CELL} hidden w-1/5 text-left font-medium md:table-cell`}>
              {t('monitor.integration')}
            </th>
            <th scope="col" className={`${CELL} hidden w-24 text-right font-medium sm:table-cell`}>
              {t('monitor.since')}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** All rows of a short list. */
export function PlainMonitorLines({
  entries,
  groupPath,
  nowMs,
}: {
  readonly entries: readonly MonitorEntry[];
  readonly groupPath: string;
  readonly nowMs: number;
}) {
  return entries.map((entry, index) => (
    <MonitorLine key={entry.key} entry={entry} groupPath={groupPath} rowIndex={2 + index} nowMs={nowMs} />
  ));
}
