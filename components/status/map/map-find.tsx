import { useWords } from '@/lib/browser/page/words';
import type { ArrangedMap } from '@/lib/status/map/map-order';
import type { WeatherMap } from '@/lib/status/map/weather-map';

/** Narrows a map to the services and scopes whose names contain what is typed. */
export function MapFind({
  typed,
  onType,
  found,
  all,
}: {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly found: ArrangedMap;
  readonly all: WeatherMap;
}) {
  const { t } = useWords();
  return (
    <div className="needs-script ml-auto flex items-center gap-2.5 print:hidden">
      <span role="status" className="text-sm text-muted">
        {typed !== '' &&
          t('map.found', {
            services: found.rows.length,
            allServices: all.rows.length,
            scopes: found.columns.length,
            allScopes: all.columns.length,
          })}
      </span>
      <input
        type="search"
        value={typed}
        onChange={({ target }) => onType(target.value)}
        aria-label={t('map.find')}
        placeholder={t('map.find')}
        autoComplete="off"
        className="h-9 w-56 rounded-[7px] border border-line bg-panel px-2.5 text-sm"
      />
    </div>
  );
}
