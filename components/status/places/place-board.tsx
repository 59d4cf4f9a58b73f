'use client';

import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { selectedNames, toSelectionQuery } from '@/lib/status/model/place';
import type { PlacePage } from '@/lib/status/places/place-page';

import { PageHead } from '../../frame/page-head';
import { AlertMe } from '../alerts/alert-me';
import { SourceLink } from '../../frame/source-link';
import { BackLink, GoneMain } from '../../frame/board-main';
import { Prose } from '../../ui/prose';
import { useLiveBoard } from '../freshness/use-live-board';
import { FilterProblems } from '../lists/filter-problems';
import { OverviewBody, toMinute } from '../overview/overview-body';
import { VerdictHeader } from '../verdict/verdict-header';
import { PlaceMonitors } from './place-monitors';

/** The page of a scope or service: the overview filtered to it, with its own verdict. */
export function PlaceBoard({
  initial,
  sourceUrl,
  history,
  subscribe,
}: {
  readonly initial: InitialView<PlacePage>;
  readonly sourceUrl: string | null;
  /** Its recorded past. */
  readonly history: ReactNode;
  /** The control for subscriptions. */
  readonly subscribe: ReactNode;
}) {
  const { t } = useWords();
  const live = useLiveBoard(initial);
  const { view, freshness, nowMs } = live;
  const { kind, place, monitors } = view;
  if (live.isGone) return <GoneMain live={live} name={place.name} list={kind} />;
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <BackLink list={kind} />
      <PageHead
        live={live}
        title={selectedNames(view.selected)}
        className="mb-6 gap-y-4"
        below={<AlertMe live={live} />}
      >
        <div data-freshness={freshness.word} className="min-w-0 grow basis-80">
          <VerdictHeader overview={view} word={freshness.word} nowMs={toMinute(nowMs)}>
            {subscribe}
          </VerdictHeader>
          <SourceLink url={sourceUrl} />
        </div>
      </PageHead>
      <FilterProblems problems={view.problems} />
      {place.html !== '' && (
        <section aria-label={t('place.about')} className="mb-8">
          <Prose prose={place} />
        </section>
      )}
      <OverviewBody live={live} history={history}>
        {monitors && (
          <PlaceMonitors
            kind={kind}
            monitors={monitors}
            within={toSelectionQuery(view.selected)}
            nowMs={nowMs}
          />
        )}
      </OverviewBody>
    </main>
  );
}
