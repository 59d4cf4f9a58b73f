import type { CSSProperties } from 'react';

import { type Grid, stopAt } from '@/lib/browser/grid/use-grid';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { MOST_UNFOLDED, type ArrangedMap } from '@/lib/status/map/map-order';
import type { Line } from '@/lib/status/map/weather-map';

import { WeatherCell } from './weather-cell';

const nameLook = ({ status }: Line): string =>
  status === 'alert'
    ? 'font-bold text-ink'
    : status === 'ok'
      ? 'font-normal text-muted'
      : 'font-medium text-ink';

const foldLook = ({ isFolded }: { readonly isFolded: boolean }): string => (isFolded ? 'folded' : '');

// As many columns as an A4 page can show; with more, the printed map is a list.
const MOST_PRINTED = 9;

/** Services in rows, scopes in columns. The table scrolls inside its box; its heads stay in view. */
export function WeatherTable({
  map: { rows, columns },
  grid: { table, isGrid },
  nowMs,
}: {
  readonly map: ArrangedMap;
  readonly grid: Grid;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const link = useLink();
  const shown = columns.filter(({ isFolded }) => !isFolded).length;
  return (
    <div
      className={`map-scroll rounded-card border border-line bg-panel p-2.5 sm:p-4 ${rows.length > MOST_UNFOLDED.rows ? 'is-tall' : ''}`}
      // Without JavaScript nothing inside takes the focus, so the box itself must be scrollable by keyboard.
      tabIndex={isGrid ? undefined : 0}
      role="group"
      aria-label={t('map.title')}
    >
      <table
        {...table}
        aria-readonly={isGrid ? true : undefined}
        className={`map-table w-full table-fixed border-separate border-spacing-0 ${columns.length > MOST_PRINTED ? 'prints-as-list' : ''}`}
        style={{ '--all-columns': columns.length, '--shown-columns': shown } as CSSProperties}
      >
        <caption className="sr-only">{t('map.title')}</caption>
        <colgroup>
          <col className="w-23 sm:w-36" />
          {columns.map((column) => (
            <col key={column.id} className={foldLook(column)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className="map-corner" />
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                title={column.name}
                className={`map-column px-px pb-2 align-bottom text-xs tracking-tight max-sm:text-left ${nameLook(column)} ${foldLook(column)}`}
              >
                <a
                  href={link(atBase(`/scopes/${column.id}`))}
                  {...stopAt(null, column.id)}
                  className="line-clamp-2 hover:underline max-sm:mx-auto max-sm:block max-sm:max-h-24 max-sm:rotate-180 max-sm:truncate max-sm:[writing-mode:vertical-rl]"
                >
                  {column.name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={foldLook(row)}>
              <th
                scope="row"
                title={row.name}
                className={`map-row pr-2 text-left text-xs leading-tight sm:text-sm ${nameLook(row)}`}
              >
                <a
                  href={link(atBase(`/services/${row.id}`))}
                  {...stopAt(row.id, null)}
                  className="line-clamp-2 hover:underline"
                >
                  {row.name}
                </a>
              </th>
              {columns.map((column, index) => (
                <WeatherCell
                  key={column.id}
                  cell={row.cells[index] ?? null}
                  service={row.name}
                  scope={column.name}
                  isFolded={column.isFolded}
                  nowMs={nowMs}
                  stop={stopAt(row.id, column.id)['data-stop']}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
