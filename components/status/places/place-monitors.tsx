import { Panel } from '@/components/ui/panel';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { toPlacePath, type PlaceKind } from '@/lib/status/model/place';
import type { PlaceMonitors as Monitors } from '@/lib/status/places/place-page';

import { MonitorList } from '../model/monitor-list';

/** The monitors with a problem in a scope or of a service, by place, and the number of the others with a link to all. */
export function PlaceMonitors({
  kind,
  monitors: { groups, others },
  within,
  nowMs,
}: {
  readonly kind: PlaceKind;
  readonly monitors: Monitors;
  /** The query that filters the monitor list to the scope or service. */
  readonly within: string;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const link = useLink();
  return (
    <div className="mb-8">
      <Panel id="monitors" title={t('place.problems')}>
        {groups.length === 0 ? (
          <p className="text-sm text-muted">{t('place.noProblems')}</p>
        ) : (
          <ul className="space-y-4">
            {groups.map(({ place, monitors }) => (
              <li key={toPlacePath(place)}>
                <h3 className="mb-1.5 text-[15px] font-semibold">
                  <a href={link(atBase(toPlacePath(place)))} className="name hover:underline">
                    {kind === 'scopes' ? place.service : place.scope}
                  </a>
                </h3>
                <MonitorList monitors={monitors} nowMs={nowMs} />
              </li>
            ))}
          </ul>
        )}
        {others > 0 && (
          <p className="mt-2.5 text-sm">
            <a href={link(atBase(`/monitors?${within}`))} className="text-maintenance underline">
              {t(groups.length === 0 ? 'place.allMonitors' : 'place.otherMonitors', { count: others })}
            </a>
          </p>
        )}
      </Panel>
    </div>
  );
}
