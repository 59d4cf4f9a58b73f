import { Unbroken } from '@/components/ui/unbroken';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { totalOf } from '@/lib/status/model/counts';
import type { PlaceItem } from '@/lib/status/places/place-list';
import type { PlaceKind } from '@/lib/status/model/place';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';

import { TEXT_TONES } from '../../ui/tones';
import { StatusCounts } from '../model/status-counts';
import { WeatherIcon } from '../verdict/weather-icon';

const LEVEL_KEYS = {
  ok: 'place.levelOk',
  warning: 'place.levelWarning',
  alert: 'place.levelAlert',
  unknown: 'place.levelUnknown',
  empty: 'place.levelEmpty',
} as const;
const isTrouble = (level: VerdictLevel): boolean => level !== 'ok' && level !== 'empty';
const levelLook = (level: VerdictLevel): string =>
  `${isTrouble(level) ? 'font-semibold' : 'text-muted'} ${level === 'warning' || level === 'alert' ? TEXT_TONES[level] : ''}`;
const HEAD = 'px-3 py-2 text-left font-medium';

function Row({ kind, item }: { readonly kind: PlaceKind; readonly item: PlaceItem }) {
  const { t } = useWords();
  const link = useLink();
  const { id, name, level, counts, expected, incidents, maintenances } = item;
  const format = (count: number | null) => (count === null ? t('place.notKnown') : count);
  const emphasis = (count: number | null) => (count === 0 ? 'text-muted' : 'font-semibold');
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-3 py-2.5 text-left font-medium">
        <a href={link(atBase(`/${kind}/${id}`))} className="line-clamp-3 hover:underline">
          <Unbroken text={name} />
        </a>
        <span className={`mt-1 flex items-center gap-1.5 text-sm sm:hidden ${levelLook(level)}`}>
          <WeatherIcon level={level} className="size-5" /> {t(LEVEL_KEYS[level])}
        </span>
      </th>
      <td className={`hidden px-3 py-2.5 sm:table-cell ${levelLook(level)}`}>
        <span className="flex items-center gap-2">
          <WeatherIcon level={level} className="size-6" /> {t(LEVEL_KEYS[level])}
        </span>
      </td>
      <td className="px-3 py-2.5">
        {level === 'empty' && totalOf(counts) === 0 ? (
          <span className="text-muted">{t('place.noMonitors')}</span>
        ) : (
          <StatusCounts counts={counts} />
        )}
        {expected > 0 && (
          <span className="block text-maintenance">{t('place.expected', { count: expected })}</span>
        )}
        <span className="block text-muted md:hidden">
          {incidents !== null && incidents > 0 && t('board.incidentCount', { count: incidents })}
          {incidents !== null && incidents > 0 && maintenances !== null && maintenances > 0 && ', '}
          {maintenances !== null && maintenances > 0 && t('board.maintenanceCount', { count: maintenances })}
        </span>
      </td>
      <td className={`hidden px-3 py-2.5 md:table-cell ${emphasis(incidents)}`}>{format(incidents)}</td>
      <td className={`hidden px-3 py-2.5 md:table-cell ${emphasis(maintenances)}`}>{format(maintenances)}</td>
    </tr>
  );
}

export function PlacesTable({
  kind,
  items,
}: {
  readonly kind: PlaceKind;
  readonly items: readonly PlaceItem[];
}) {
  const { t } = useWords();
  return (
    <div className="rounded-card border border-line bg-panel">
      <table className="w-full text-[15px]">
        <caption className="sr-only">{t(`board.${kind}`)}</caption>
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className={`${HEAD} w-2/5 sm:w-1/4`}>
              {t(kind === 'scopes' ? 'place.scope' : 'place.service')}
            </th>
            <th scope="col" className={`${HEAD} hidden sm:table-cell`}>
              {t('place.state')}
            </th>
            <th scope="col" className={HEAD}>
              {t('place.monitors')}
            </th>
            <th scope="col" className={`${HEAD} hidden md:table-cell`}>
              {t('place.incidents')}
            </th>
            <th scope="col" className={`${HEAD} hidden md:table-cell`}>
              {t('place.maintenances')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} kind={kind} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
