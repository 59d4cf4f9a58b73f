import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { notOkOf } from '@/lib/status/model/counts';
import { statusRank } from '@/lib/status/model/order';
import type { Cell, WeatherMap } from '@/lib/status/map/weather-map';

import { ChangedNote } from '../freshness/changed-mark';
import { StatusGlyph } from '../../ui/status-glyph';
import { cellContent, cellLook, describeCell } from './weather-cell';

const SHOWN = 6;

interface TroubledPlace {
  readonly cell: Cell;
  readonly service: string;
  readonly scope: string;
}

const worstFirst = (a: TroubledPlace, b: TroubledPlace): number =>
  statusRank(b.cell.status) - statusRank(a.cell.status) || notOkOf(b.cell.counts) - notOkOf(a.cell.counts);

const toPlaces = ({ rows, columns }: WeatherMap): readonly TroubledPlace[] =>
  rows
    .flatMap(({ name: service, cells }) =>
      cells.flatMap((cell, index) =>
        cell && notOkOf(cell.counts) > 0 ? [{ cell, service, scope: columns[index]?.name ?? '' }] : [],
      ),
    )
    .sort(worstFirst);

/** The places that are not ok, worst first, as a list for screens too narrow for the map. */
export function TroubledPlaces({ map, nowMs }: { readonly map: WeatherMap; readonly nowMs: number }) {
  const words = useWords();
  const places = toPlaces(map);
  if (places.length === 0) return null;
  const render = ({ cell, service, scope }: TroubledPlace) => (
    <li key={`${cell.serviceId}/${cell.scopeId}`} className="relative border-t border-line first:border-t-0">
      <a
        href={atBase(`/monitors?service=${cell.serviceId}&scope=${cell.scopeId}`)}
        className="flex items-center gap-3 px-3 py-2.5"
      >
        <span
          className={`flex size-8 shrink-0 items-center justify-center rounded-[7px] ${cellLook(cell.status)}`}
        >
          <StatusGlyph name={cell.status} className="size-[15px]" />
        </span>
        <span className="min-w-0">
          <span className="name block text-[15px] leading-tight font-semibold [overflow-wrap:anywhere]">
            <bdi>{service}</bdi> / <bdi>{scope}</bdi>
          </span>
          <span className="block text-[13px] text-muted">{describeCell(cell, words, nowMs)}</span>
        </span>
      </a>
      <ChangedNote
        list="cells"
        id={`${cell.serviceId}/${cell.scopeId}`}
        content={cellContent(cell)}
        isNewMarked={false}
      />
    </li>
  );
  const [shown, rest] = [places.slice(0, SHOWN), places.slice(SHOWN)];
  return (
    <section aria-labelledby="troubled" className="mb-5 sm:hidden print:hidden">
      <h2 id="troubled" className="mb-3 text-[15px] font-semibold">
        {words.t('map.troubled')}
      </h2>
      <div className="rounded-card border border-line bg-panel">
        <ul>{shown.map(render)}</ul>
        {rest.length > 0 && (
          <details className="border-t border-line">
            <summary className="cursor-pointer px-3 py-2.5 text-sm text-maintenance">
              {words.t('map.moreTroubled', { count: rest.length })}
            </summary>
            <ul className="border-t border-line">{rest.map(render)}</ul>
          </details>
        )}
      </div>
    </section>
  );
}
