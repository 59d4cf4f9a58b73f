import { memo, type Ref } from 'react';

import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import { isProblem, type MonitorItem } from '@/lib/status/monitors/monitor-items';

import { ChangedNote } from '../freshness/changed-mark';
import { PlaceName } from '../model/place-name';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

// Rows are flex containers: a browser can skip those outside the window (`content-visibility`), which it cannot do with table rows. On
// paper they are table rows, because only those repeat the head on each page.

/** Class list of a row. */
export const ROW =
  'flex print:table-row [contain-intrinsic-size:auto_4.125rem] lg:[contain-intrinsic-size:auto_2.625rem] ' +
  'group-data-[lazy]/monitors:[content-visibility:auto] print:[content-visibility:visible]!';

const CELL = 'px-2 py-2 align-top sm:px-3';
// Fits the longest status on one line; French ones are longer.
const STATUS_WIDTH = 'w-24 sm:w-36 [:lang(fr)_&]:w-36 [:lang(fr)_&]:sm:w-40';

/** Class lists of the cells of each column. Empty columns are hidden. */
export const COLUMNS = {
  status: `${CELL} ${STATUS_WIDTH} shrink-0 print:table-cell`,
  name: `${CELL} min-w-0 flex-1 print:table-cell`,
  place: `${CELL} hidden min-w-0 flex-1 lg:block lg:print:table-cell`,
  integration: `${CELL} hidden w-1/5 shrink-0 md:block md:print:table-cell group-data-[without-integration]/monitors:hidden!`,
  since: `${CELL} hidden w-40 shrink-0 text-right sm:block sm:print:table-cell group-data-[without-since]/monitors:hidden!`,
} as const;

export const MonitorRow = memo(function MonitorRow({
  entryKey,
  monitor,
  since,
  sinceTitle,
  rowIndex,
  measure,
  index,
}: {
  /** Identifies the row in the list. */
  readonly entryKey: string;
  readonly monitor: MonitorItem;
  /** How long or since when it has had this status, as text; empty for a monitor that has always been ok. */
  readonly since: string;
  readonly sinceTitle: string;
  /** From 1, including the header. */
  readonly rowIndex: number;
  /** Measures the row for the virtualiser, which identifies it by `index`. */
  readonly measure?: Ref<HTMLTableRowElement>;
  readonly index?: number;
}) {
  const { t } = useWords();
  const { id, name, status, integration, reference, isExpected } = monitor;
  const duration =
    since !== '' &&
    (monitor.since === null ? (
      <span title={sinceTitle}>{since}</span>
    ) : (
      <time dateTime={monitor.since} title={sinceTitle} className="whitespace-nowrap">
        {since}
      </time>
    ));
  const tone = isExpected ? 'maintenance' : status;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row={entryKey}
      aria-rowindex={rowIndex}
      className={`${ROW} border-t border-line [overflow-wrap:anywhere] hover:bg-cell`}
    >
      <td className={`${COLUMNS.status} ${isProblem(monitor) ? 'font-semibold' : 'text-muted'}`}>
        <span className="flex items-start gap-1.5">
          <StatusGlyph name={tone} className={`mt-1 size-3.5 ${TEXT_TONES[tone]}`} />
          <span>
            {t(MONITOR_STATUS_KEYS[status])}
            {isExpected && <span className="block text-xs font-normal">{t('monitor.expected')}</span>}
          </span>
        </span>
      </td>
      <th scope="row" className={`${COLUMNS.name} relative text-left font-medium`}>
        <ChangedNote list="monitors" id={id} content={status} isNewMarked={false} />
        <a href={atBase(`/monitors/${id}`)} className="line-clamp-3 scroll-mt-14 leading-6 hover:underline">
          <Unbroken text={name} />
        </a>
        <span className="block text-sm leading-6 font-normal text-muted lg:hidden">
          <PlaceName place={monitor} />
          {duration && (
            <span className="sm:hidden">
              {'\u00a0· '}
              {duration}
            </span>
          )}
        </span>
      </th>
      <td className={`${COLUMNS.place} text-muted`}>
        <PlaceName place={monitor} />
      </td>
      <td className={`${COLUMNS.integration} name text-sm text-muted`}>
        {[integration, reference].filter((text) => text !== null).join('\u00a0· ')}
      </td>
      <td className={`${COLUMNS.since} text-sm text-muted`}>{duration}</td>
    </tr>
  );
});
