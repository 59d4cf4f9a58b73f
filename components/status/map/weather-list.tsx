import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { ArrangedMap } from '@/lib/status/map/map-order';
import type { Cell } from '@/lib/status/map/weather-map';
import { toPlacePath } from '@/lib/status/model/place';

import { ChangedMark } from '../freshness/changed-mark';
import { StatusGlyph } from '../../ui/status-glyph';
import { cellContent, cellLook, describeCell, glyphOf } from './weather-cell';

interface ListedCell {
  readonly cell: Cell;
  readonly name: string;
  readonly isFolded: boolean;
}

/** The cells of a map with one row or column, each with the name of its line. */
function toListed({ rows, columns }: ArrangedMap): readonly ListedCell[] {
  const [row] = rows;
  const listed =
    rows.length === 1
      ? columns.map(({ name, isFolded }, index) => ({ cell: row?.cells[index] ?? null, name, isFolded }))
      : rows.map(({ name, isFolded, cells }) => ({ cell: cells[0] ?? null, name, isFolded }));
  return listed.flatMap(({ cell, ...rest }) => (cell ? [{ cell, ...rest }] : []));
}

/** A map with one row or column as a list. */
export function WeatherList({ map, nowMs }: { readonly map: ArrangedMap; readonly nowMs: number }) {
  const words = useWords();
  const link = useLink();
  return (
    <ul className="grid gap-x-6 rounded-card border border-line bg-panel px-3 py-1.5 sm:grid-cols-2 sm:px-4 xl:grid-cols-3">
      {toListed(map).map(({ cell, name, isFolded }) => (
        <li key={`${cell.serviceId}/${cell.scopeId}`} className={isFolded ? 'folded' : ''}>
          <a
            href={link(atBase(toPlacePath(cell)))}
            className="flex items-center gap-3 rounded-[7px] py-1.5 hover:underline"
          >
            <span className="relative p-0.5">
              <span
                className={`flex size-8 items-center justify-center rounded-[7px] ${cellLook(glyphOf(cell))}`}
              >
                <StatusGlyph name={glyphOf(cell)} className="size-[15px]" />
              </span>
              <ChangedMark
                list="cells"
                id={`${cell.serviceId}/${cell.scopeId}`}
                content={cellContent(cell)}
              />
            </span>
            <span className="min-w-0">
              <bdi className="block text-[15px] leading-tight font-semibold [overflow-wrap:anywhere]">
                <Unbroken text={name} />
              </bdi>
              <span className="block text-[13px] text-muted">{describeCell(cell, words, nowMs)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
