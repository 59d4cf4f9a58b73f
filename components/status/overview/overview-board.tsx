'use client';

import type { ReactNode } from 'react';

import { ChangedProvider } from '@/lib/browser/live/changed';
import type { InitialView } from '@/lib/browser/live/aging-view';
import type { Overview } from '@/lib/status/overview/overview';
import { selectedNames } from '@/lib/status/model/place';

import { PageHead } from '../../frame/page-head';
import { AlertMe } from '../alerts/alert-me';
import { FilterProblems } from '../lists/filter-problems';
import { OverviewBody, toMinute } from './overview-body';
import { useLiveBoard } from '../freshness/use-live-board';
import { VerdictHeader } from '../verdict/verdict-header';

export function OverviewBoard({
  initial,
  history,
  subscribe,
}: {
  readonly initial: InitialView<Overview>;
  /** The recorded past of the services. */
  readonly history: ReactNode;
  /** The control for subscriptions. */
  readonly subscribe: ReactNode;
}) {
  const live = useLiveBoard(initial);
  const { view, freshness } = live;
  return (
    <main id="content" className="page-width pt-8 pb-16">
      <PageHead
        live={live}
        title={selectedNames(view.selected)}
        className="mb-8 gap-y-4"
        below={<AlertMe live={live} />}
      >
        <div data-freshness={freshness.word} className="min-w-0 grow basis-80">
          <VerdictHeader overview={view} word={freshness.word} nowMs={toMinute(live.nowMs)}>
            {subscribe}
          </VerdictHeader>
        </div>
      </PageHead>
      <FilterProblems problems={view.problems} />
      <ChangedProvider view={view} address={live.url}>
        <OverviewBody live={live} history={history} />
      </ChangedProvider>
    </main>
  );
}
