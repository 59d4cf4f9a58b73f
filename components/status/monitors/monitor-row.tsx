import { memo, type Ref } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { MONITOR_STATUS_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import { isProblem, type MonitorItem } from '@/lib/status/monitors/monitor-items';

import { ChangedNote } from '../freshness/changed-mark';
import { PlaceName } from '../model/place-name';
import { StatusGlyph } from '../../ui/status-glyph';
import { TEXT_TONES } from '../../ui/tones';

/** Class list of a table cell. */
export const CELL = 'px-2 py-2 align-top sm:px-3';

export const MonitorRow = memo(function MonitorRow({
  monitor,
  since,
  sinceTitle,
  rowIndex,
  measure,
  index,
}: {
  readonly monitor: MonitorItem;
  /** How long it has had this status, as text; empty if unknown. */
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
  const duration = since !== '' && (
    <time dateTime={monitor.since ?? undefined} title={sinceTitle} className="whitespace-nowrap">
      {since}
    </time>
  );
  const tone = isExpected ? 'maintenance' : status;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={rowIndex}
      className="border-t border-line [overflow-wrap:anywhere] hover:bg-cell"
    >
      <td className={`${CELL} ${isProblem(monitor) ? 'font-semibold' : 'text-muted'}`}>
        <span className="flex items-start gap-1.5">
          <StatusGlyph name={tone} className={`mt-1 size-3.5 ${TEXT_TONES[tone]}`} />
          <span>
            {t(MONITOR_STATUS_KEYS[status])}
            {isExpected && <span className="block text-xs font-normal">{t('monitor.expected')}</span>}
          </span>
        </span>
      </td>
      <th scope="row" className={`${CELL} relative text-left font-medium`}>
        <ChangedNote list="monitors" id={id} content={status} isNewMarked={false} />
        <a href={atBase(`/monitors/${id}`)} className="line-clamp-3 leading-6 hover:underline">
          {name}
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
      <td className={`${CELL} hidden text-muted lg:table-cell`}>
        <PlaceName place={monitor} />
      </td>
      <td className={`${CELL} name hidden text-sm text-muted md:table-cell`}>
        {[integration, reference].filter((text) => text !== null).join('\u00a0· ')}
      </td>
      <td className={`${CELL} hidden text-right text-sm text-muted sm:table-cell`}>{duration}</td>
    </tr>
  );
});
