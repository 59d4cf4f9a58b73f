import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import type { MonitorEntry } from '@/lib/status/monitors/monitor-search';

import { CELL, MonitorRow } from './monitor-row';

/** The lines of a list of monitors; the rows of a group stand under its name. */
export function MonitorLine({
  entry,
  groupPath,
  rowIndex,
  nowMs,
  measure,
  index,
}: {
  readonly entry: MonitorEntry;
  /** Where the pages of groups are. */
  readonly groupPath: string;
  readonly rowIndex: number;
  readonly nowMs: number;
  readonly measure?: (element: HTMLTableRowElement | null) => void;
  readonly index?: number;
}) {
  const words = useWords();
  const { duration } = words;
  const measured = measure && index !== undefined ? { measure, index } : {};
  if (entry.kind === 'group') {
    return (
      <tr ref={measure} data-index={index} aria-rowindex={rowIndex} className="border-t border-line bg-cell">
        {/* As many columns as a narrow screen has: more would make room for themselves. */}
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
  const { since } = monitor;
  return (
    <MonitorRow
      monitor={monitor}
      since={since === null ? '' : duration((nowMs - Date.parse(since)) / 1_000)}
      sinceTitle={since === null ? '' : formatFullInstant(since, words)}
      rowIndex={rowIndex}
      {...measured}
    />
  );
}

// Wide enough for the longest status as one word, and the French one for a warning is long.
const STATUS_WIDTH = 'w-24 sm:w-36 [:lang(fr)_&]:w-36 [:lang(fr)_&]:sm:w-40';

/** A list of monitors as a table: its head around whatever rows there are. */
export function MonitorTable({
  caption,
  rowCount,
  children,
}: {
  readonly caption: string;
  /** Of all rows, the head included, also of those that are not on the page now. */
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

/** Rows as they are, for a list that is short. */
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
