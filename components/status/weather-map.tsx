import { useWords } from '@/lib/browser/words';
import type { Line, WeatherMap as Map } from '@/lib/status/weather-map';

import { WeatherCell } from './weather-cell';

const nameLook = ({ status }: Line): string =>
  status === 'alert'
    ? 'font-bold text-ink'
    : status === 'ok'
      ? 'font-normal text-muted'
      : 'font-medium text-ink';

/** Services down, scopes across, trouble first. It may scroll sideways by itself; the page never does. */
export function WeatherMap({ map, nowMs }: { readonly map: Map; readonly nowMs: number }) {
  const { t } = useWords();
  return (
    <div
      className="relative overflow-x-auto rounded-card border border-line bg-panel p-4"
      tabIndex={0}
      role="region"
      aria-label={t('map.title')}
    >
      <table
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: `${7 + map.columns.length * 4}rem` }}
      >
        <caption className="pb-3 text-left text-[15px] font-semibold">{t('map.title')}</caption>
        <colgroup>
          <col className="w-28 sm:w-36" />
          {map.columns.map((column) => (
            <col key={column.id} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className="sticky left-0 z-10 bg-panel" />
            {map.columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                title={column.name}
                className={`px-px pb-2 align-bottom text-[11px] tracking-tight ${nameLook(column)}`}
              >
                <a href={`/scopes/${column.id}`} className="line-clamp-2 hover:underline">
                  {column.name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <tr key={row.id}>
              <th
                scope="row"
                title={row.name}
                className={`sticky left-0 z-10 bg-panel pr-2 text-left text-sm leading-tight ${nameLook(row)}`}
              >
                <a href={`/services/${row.id}`} className="line-clamp-2 hover:underline">
                  {row.name}
                </a>
              </th>
              {row.cells.map((cell, index) => (
                <WeatherCell
                  key={map.columns[index]?.id ?? index}
                  cell={cell}
                  nowMs={nowMs}
                  place={`${row.name} / ${map.columns[index]?.name ?? ''}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
