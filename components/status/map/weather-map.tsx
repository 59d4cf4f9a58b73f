import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';

import { useGrid } from '@/lib/browser/grid/use-grid';
import { useSettled } from '@/lib/browser/grid/use-settled';
import { useWords } from '@/lib/browser/page/words';
import { arrangeMap, isLarge, toMapOrder, type ArrangedMap } from '@/lib/status/map/map-order';
import type { WeatherMap as Map } from '@/lib/status/map/weather-map';
import { notOkOf } from '@/lib/status/model/counts';

import { Glide } from '../../ui/glide';
import { FoldToggle } from './fold-toggle';
import type { Narrow } from './map-find';
import { MapLegend } from './map-legend';
import { MapTitle } from './map-title';
import { WeatherList } from './weather-list';
import { WeatherTable } from './weather-table';

// Few boards have a map that is large enough.
const MapFind = lazy(() => import('./map-find').then(({ MapFind: found }) => ({ default: found })));

// Heads without cells would say nothing.
const isAllFolded = ({ rows, columns }: ArrangedMap): boolean =>
  rows.every(({ isFolded }) => isFolded) || columns.every(({ isFolded }) => isFolded);

const hasNumbers = ({ rows }: ArrangedMap): boolean => rows.some(({ counts }) => notOkOf(counts) > 0);

/**
 * Services in rows, scopes in columns, worst first; a list if there is only one of either. The order waits while the pointer or the focus is
 * in it. A large map folds its healthy lines and has a search box. On a phone the cells show glyphs only.
 */
export function WeatherMap({ map, nowMs }: { readonly map: Map; readonly nowMs: number }) {
  const { t } = useWords();
  const root = useRef<HTMLElement>(null);
  const wanted = useMemo(() => toMapOrder(map), [map]);
  const { value: order, hold } = useSettled(wanted, root);
  const arranged = useMemo(() => arrangeMap(map, order), [map, order]);
  const [{ narrow }, setNarrow] = useState<{ readonly narrow: Narrow | null }>({ narrow: null });
  const wantedNarrow = useDeferredValue(narrow);
  const found = useMemo(() => wantedNarrow?.(arranged) ?? arranged, [arranged, wantedNarrow]);
  const grid = useGrid();
  const isList = map.rows.length === 1 || map.columns.length === 1;
  return (
    <>
      <Glide of={order} root={root} />
      <section ref={root} {...hold} aria-labelledby="map" className="map-box">
        <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <MapTitle map={map} />
          <FoldToggle map={arranged} onToggle={grid.refresh} />
          {isLarge(map) && (
            <div className="needs-script ml-auto flex min-h-9 flex-wrap items-center gap-x-2.5 has-[>span:empty]:gap-x-0 max-sm:w-full print:hidden">
              <Suspense fallback={null}>
                <MapFind map={arranged} onNarrow={(chosen) => setNarrow({ narrow: chosen })} />
              </Suspense>
            </div>
          )}
        </div>
        {found.rows.length === 0 ? (
          <p className="rounded-card border border-line bg-panel p-6 text-muted">{t('map.nothingFound')}</p>
        ) : (
          <div className={isAllFolded(found) ? 'folded' : ''}>
            {isList ? (
              <WeatherList map={found} nowMs={nowMs} />
            ) : (
              <WeatherTable map={found} grid={grid} nowMs={nowMs} />
            )}
          </div>
        )}
        <MapLegend hasNumbers={!isList && hasNumbers(found)} />
      </section>
    </>
  );
}
