import { useState } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { findInMap } from '@/lib/status/map/find-in-map';
import type { ArrangedMap } from '@/lib/status/map/map-order';

/** Cuts a map down to what was searched for. */
export type Narrow = (map: ArrangedMap) => ArrangedMap;

/** A search box that narrows a map to the services and scopes whose names contain what is typed. */
export function MapFind({
  map,
  onNarrow,
}: {
  readonly map: ArrangedMap;
  readonly onNarrow: (narrow: Narrow | null) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = findInMap(map, typed);
  const type = (text: string) => {
    setTyped(text);
    onNarrow(text.trim() === '' ? null : (all) => findInMap(all, text));
  };
  return (
    <>
      <span role="status" className="text-sm text-muted">
        {found !== map &&
          t('map.found', {
            services: found.rows.length,
            allServices: map.rows.length,
            scopes: found.columns.length,
            allScopes: map.columns.length,
          })}
      </span>
      <input
        type="search"
        value={typed}
        onChange={({ target }) => type(target.value)}
        aria-label={t('map.find')}
        placeholder={t('map.find')}
        autoComplete="off"
        className="h-9 w-72 min-w-0 rounded-[7px] border border-unknown bg-panel px-2.5 text-sm placeholder:text-muted max-sm:grow"
      />
    </>
  );
}
