import type { CSSProperties } from 'react';

import { stopAt, useGrid } from '@/lib/browser/grid/use-grid';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { Line, WeatherMap as Map } from '@/lib/status/map/weather-map';

import { ChangedLegend } from '../freshness/changed-mark';
import { TroubledPlaces } from './troubled-places';
import { WeatherCell } from './weather-cell';

const nameLook = ({ status }: Line): string =>
  status === 'alert'
    ? 'font-bold text-ink'
    : status === 'ok'
      ? 'font-normal text-muted'
      : 'font-medium text-ink';

/**
 * Services in rows, scopes in columns, worst first. The map may scroll sideways; the page does not. On a phone the cells show glyphs
 * only, and a list above the map names the places that are not ok.
 */
export function WeatherMap({ map, nowMs }: { readonly map: Map; readonly nowMs: number }) {
  const { t } = useWords();
  const { table, isGrid } = useGrid({ row: map.rows.length, column: map.columns.length });
  return (
    <>
      <TroubledPlaces map={map} nowMs={nowMs} />
      <div
        className="relative overflow-x-auto rounded-card border border-line bg-panel p-2.5 sm:p-4"
        // Without JavaScript nothing inside takes the focus, so the region itself must be scrollable by keyboard.
        tabIndex={isGrid ? undefined : 0}
        role="region"
        aria-label={t('map.title')}
      >
        <table
          {...table}
          aria-readonly={isGrid ? true : undefined}
          className="w-full max-w-[calc(9rem+var(--columns)*8rem)] min-w-[calc(5.75rem+var(--columns)*1.5rem)] table-fixed border-separate border-spacing-0 sm:min-w-[calc(7rem+var(--columns)*4rem)]"
          style={{ '--columns': map.columns.length } as CSSProperties}
        >
          <caption className="pb-3 text-left text-[15px] font-semibold">
            {t('map.title')} <ChangedLegend />
          </caption>
          <colgroup>
            <col className="w-23 sm:w-36" />
            {map.columns.map((column) => (
              <col key={column.id} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <td className="sticky left-0 z-10 bg-panel" />
              {map.columns.map((column, index) => (
                <th
                  key={column.id}
                  scope="col"
                  title={column.name}
                  className={`px-px pb-2 align-bottom text-[11px] tracking-tight max-sm:text-left ${nameLook(column)}`}
                >
                  <a
                    href={atBase(`/scopes/${column.id}`)}
                    {...stopAt(0, index + 1)}
                    className="line-clamp-2 hover:underline max-sm:mx-auto max-sm:block max-sm:max-h-24 max-sm:rotate-180 max-sm:truncate max-sm:[writing-mode:vertical-rl]"
                  >
                    {column.name}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map((row, rowIndex) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  title={row.name}
                  className={`sticky left-0 z-10 bg-panel pr-2 text-left text-xs leading-tight sm:text-sm ${nameLook(row)}`}
                >
                  <a
                    href={atBase(`/services/${row.id}`)}
                    {...stopAt(rowIndex + 1, 0)}
                    className="line-clamp-2 hover:underline"
                  >
                    {row.name}
                  </a>
                </th>
                {row.cells.map((cell, index) => (
                  <WeatherCell
                    key={map.columns[index]?.id ?? index}
                    cell={cell}
                    nowMs={nowMs}
                    place={`${row.name} / ${map.columns[index]?.name ?? ''}`}
                    stop={stopAt(rowIndex + 1, index + 1)['data-stop']}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
