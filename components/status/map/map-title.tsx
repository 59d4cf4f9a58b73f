import { useWords } from '@/lib/browser/page/words';
import type { WeatherMap } from '@/lib/status/map/weather-map';

/** The heading of a map, which names the only service or scope of a list. */
export function MapTitle({ map: { rows, columns } }: { readonly map: WeatherMap }) {
  const { t } = useWords();
  const [row, column] = [rows[0]?.name ?? '', columns[0]?.name ?? ''];
  return (
    <h2 id="map" className="text-[15px] font-semibold">
      {columns.length === 1
        ? t('map.servicesIn', { scope: column })
        : rows.length === 1
          ? t('map.scopesOf', { service: row })
          : t('map.title')}
    </h2>
  );
}
