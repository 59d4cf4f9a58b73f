import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { formatDay } from '@/lib/language/format-day';
import { groupByDay } from '@/lib/status/lists/by-day';
import type { Placed } from '@/lib/status/model/place';
import type { Place } from '@/lib/status/model/types';

import { Instant } from '../../ui/instant';
import { PlaceName } from '../model/place-name';

/** A closed incident or maintenance. */
export interface PastRow {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  /** Severity or outcome. */
  readonly state: ReactNode;
  readonly place: Placed<Place>;
  readonly reference?: ReactNode;
  /** An ISO instant; null if it never started or that is unknown. */
  readonly startedAt: string | null;
  /** The day that it belongs to, an ISO instant; null if unknown. */
  readonly dayOf: string | null;
  /** Null if unknown. */
  readonly seconds: number | null;
}

const CELL = 'px-2 py-2.5 align-top sm:px-3';
const COLUMNS = {
  title: CELL,
  state: `${CELL} hidden w-32 sm:table-cell`,
  place: `${CELL} hidden w-1/3 lg:table-cell`,
  started: `${CELL} hidden w-20 text-right sm:table-cell`,
  duration: `${CELL} hidden w-32 text-right sm:table-cell`,
} as const;

function Row({ row }: { readonly row: PastRow }) {
  const { duration } = useWords();
  const { name, href, state, place, reference, startedAt, seconds } = row;
  const time =
    startedAt === null ? '–' : <Instant at={startedAt} nowMs={Date.parse(startedAt)} withZone={false} />;
  const lasted = seconds === null ? '–' : duration(seconds);
  return (
    <tr className="border-t border-line [overflow-wrap:anywhere] hover:bg-cell">
      <th scope="row" className={`${COLUMNS.title} text-left font-medium`}>
        <a href={href} className="line-clamp-3 leading-6 hover:underline">
          {name}
        </a>
        <span className="block text-sm leading-6 font-normal text-muted">
          <span className="sm:hidden">
            {state}
            {'\u00a0· '}
            {time}
            {'\u00a0· '}
            <span className="whitespace-nowrap">{lasted}</span>
            {'\u00a0· '}
          </span>
          <span className="lg:hidden">
            <PlaceName place={place} />
          </span>
          {reference && (
            <>
              <span className="lg:hidden">{'\u00a0· '}</span>
              {reference}
            </>
          )}
        </span>
      </th>
      <td className={`${COLUMNS.state} text-sm leading-6`}>{state}</td>
      <td className={`${COLUMNS.place} text-sm leading-6 text-muted`}>
        <PlaceName place={place} />
      </td>
      <td className={`${COLUMNS.started} text-sm leading-6 text-muted`}>{time}</td>
      <td className={`${COLUMNS.duration} text-sm leading-6 text-muted`}>{lasted}</td>
    </tr>
  );
}

/** Closed incidents or maintenances by day. On a phone, each row has its cells below the title. */
export function PastTable({
  caption,
  stateHeading,
  rows,
}: {
  readonly caption: string;
  readonly stateHeading: string;
  readonly rows: readonly PastRow[];
}) {
  const { t, language, timeZone } = useWords();
  const headings = [
    ['title', t('tab.title')],
    ['state', stateHeading],
    ['place', t('tab.place')],
    ['started', t('tab.started')],
    ['duration', t('tab.duration')],
  ] as const;
  return (
    <div className="rounded-card border border-line bg-panel">
      <table className="w-full table-fixed text-[15px]">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-sm text-muted">
          <tr>
            {headings.map(([column, heading]) => (
              <th
                key={column}
                scope="col"
                className={`${COLUMNS[column]} ${column === 'started' || column === 'duration' ? '' : 'text-left'} sticky top-0 z-10 bg-panel font-medium`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        {groupByDay(rows, ({ dayOf }) => dayOf, timeZone).map(({ day, items }) => (
          <tbody key={day}>
            <tr className="border-t border-line bg-cell">
              {/* Does not span the columns: on a phone, that would create some. */}
              <th
                scope="rowgroup"
                className="px-2 py-2 text-left text-sm font-semibold first-letter:uppercase sm:px-3"
              >
                {day === null ? t('list.unknownDay') : formatDay(day, language)}
              </th>
              <td className="hidden sm:table-cell" />
              <td className="hidden lg:table-cell" />
              <td className="hidden sm:table-cell" />
              <td className="hidden sm:table-cell" />
            </tr>
            {items.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
