import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { Place } from '@/lib/status/model/types';
import { doubtOf } from '@/lib/status/verdict/verdict';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { MonitorsAtPlace } from '@/lib/status/monitors/monitors-at-place';

import type { LiveBoard } from '../freshness/use-live-board';
import { MonitorList, type Marking } from '../model/monitor-list';

/** The monitors at a place with their live status, and a link to those that are not shown. */
export function MonitorsPanel({
  title,
  live: { view, freshness, nowMs },
  place: { scopeId, serviceId },
  monitors,
  marking = 'expected',
}: {
  readonly title: string;
  readonly live: LiveBoard<BoardSummary>;
  readonly place: Place;
  readonly monitors: MonitorsAtPlace | null;
  /** `both`: marks what a maintenance does not explain, so that it never hides an outage. */
  readonly marking?: Marking;
}) {
  const { t } = useWords();
  if (monitors === null)
    return (
      <Panel id="monitors" title={title}>
        <p className="hatched rounded-card border border-line p-4 text-sm">{t('details.monitorsUnread')}</p>
      </Panel>
    );
  const { total, troubled, shown } = monitors;
  const more = total - shown.length;
  const isDoubtful = doubtOf(view.sections.monitors) !== null;
  return (
    <div data-freshness={freshness.word} data-doubt={isDoubtful || undefined}>
      <Panel
        id="monitors"
        title={title}
        note={
          total > 0 &&
          (troubled > 0 || !isDoubtful) && (
            <p className="text-sm text-muted">
              {troubled === 0
                ? t('state.monitorsOk', { count: total })
                : t('state.monitorsNotOk', { count: troubled, total })}
            </p>
          )
        }
      >
        {total === 0 ? (
          <p className="text-sm text-muted">{t('details.noMonitors')}</p>
        ) : (
          <MonitorList monitors={shown} marking={marking} nowMs={nowMs} />
        )}
        {more > 0 && (
          <p className="mt-2 text-sm">
            <a
              href={atBase(`/monitors?service=${serviceId}&scope=${scopeId}`)}
              className="text-maintenance underline"
            >
              {t('details.moreMonitors', { count: more })}
            </a>
          </p>
        )}
      </Panel>
    </div>
  );
}
