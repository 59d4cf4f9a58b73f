'use client';

import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { monitorState } from '@/lib/language/item-state';
import type { MonitorPage } from '@/lib/status/monitors/monitor-page';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { BoardMain } from '../../frame/board-main';
import { Prose } from '../../ui/prose';
import { useLiveBoard } from '../freshness/use-live-board';
import { StateLine } from '../model/state-line';
import { MonitorsPanel } from '../notices/monitors-panel';
import { NoticesHere } from '../notices/notices-here';
import { LatestChanges } from './latest-changes';
import { MonitorSummary } from './monitor-summary';

/** The page of a monitor, with the open notices and the other monitors at its place. */
export function MonitorBoard({
  initial,
  sourceUrl,
  history,
}: {
  readonly initial: InitialView<MonitorPage>;
  readonly sourceUrl: string | null;
  /** Its recorded past, which is not part of the polled view. */
  readonly history: ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const live = useLiveBoard(initial);
  const { view, freshness, nowMs } = live;
  const { monitor, siblings, incidents, maintenances, changes } = view;
  if (monitor === null) {
    return (
      <BoardMain live={live} title={t('board.monitors')} list="monitors">
        <p className="hatched rounded-card border border-line p-6">{t('monitor.unread')}</p>
      </BoardMain>
    );
  }
  const doubt = doubtOf(view.sections.monitors) !== null || undefined;
  return (
    <BoardMain
      live={live}
      title={monitor.name}
      list="monitors"
      state={
        <div data-doubt={doubt}>
          <StateLine
            state={monitorState({ ...monitor, observedSince: view.observedSince }, nowMs, words)}
            word={freshness.word}
          />
        </div>
      }
      sourceUrl={sourceUrl}
    >
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0 space-y-7">
          <MonitorSummary monitor={monitor} observedSince={view.observedSince} nowMs={nowMs} />
          {monitor.html !== '' && (
            <section aria-label={t('monitor.description')}>
              <Prose prose={monitor} />
            </section>
          )}
          {siblings && siblings.total > 0 && (
            <MonitorsPanel title={t('monitor.siblings')} place={monitor} monitors={siblings} live={live} />
          )}
          <LatestChanges changes={changes} nowMs={nowMs} />
          {history}
        </div>
        <NoticesHere live={live} place={monitor} incidents={incidents} maintenances={maintenances} />
      </div>
    </BoardMain>
  );
}
