'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import type { MonitorPage } from '@/lib/status/monitors/monitor-page';

import { BoardMain } from '../../frame/board-main';
import { NoticeBlock } from '../notices/notice-block';
import { IncidentCard } from '../notices/incident-card';
import { LatestChanges } from './latest-changes';
import { MaintenanceCard } from '../notices/maintenance-card';
import { MonitorSummary } from './monitor-summary';
import { Prose } from '../../ui/prose';
import { useLiveBoard } from '../freshness/use-live-board';

/** The page of a monitor, with the open incidents and maintenances at its place. */
export function MonitorBoard({ initial }: { readonly initial: InitialView<MonitorPage> }) {
  const { t } = useWords();
  const live = useLiveBoard(initial);
  const { view, freshness, freshnessOf, nowMs } = live;
  const { monitor, incidents, maintenances, changes } = view;
  if (monitor === null) {
    return (
      <BoardMain live={live} title={t('board.monitors')} list="monitors">
        <p className="hatched rounded-card border border-line p-6">{t('monitor.unread')}</p>
      </BoardMain>
    );
  }
  return (
    <BoardMain live={live} title={monitor.name} list="monitors">
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div data-freshness={freshness.word} className="min-w-0 space-y-5">
          <MonitorSummary monitor={monitor} nowMs={nowMs} />
          {monitor.html !== '' && (
            <section aria-label={t('monitor.description')}>
              <Prose prose={monitor} />
            </section>
          )}
          <LatestChanges changes={changes} nowMs={nowMs} />
        </div>
        <div className="space-y-7">
          <NoticeBlock
            id="incidents"
            summary={view}
            title={t('monitor.incidentsHere')}
            items={incidents}
            empty={t('notice.noIncidents')}
            freshness={freshnessOf('incidents')}
            board={freshness}
            render={(incident) => <IncidentCard incident={incident} nowMs={nowMs} />}
          />
          <NoticeBlock
            id="maintenances"
            summary={view}
            title={t('monitor.maintenancesHere')}
            items={maintenances}
            empty={t('notice.noMaintenances')}
            freshness={freshnessOf('maintenances')}
            board={freshness}
            render={(maintenance) => <MaintenanceCard maintenance={maintenance} nowMs={nowMs} />}
          />
        </div>
      </div>
    </BoardMain>
  );
}
