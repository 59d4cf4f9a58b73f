'use client';

import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { ChangedProvider } from '@/lib/browser/live/changed';
import { useWords } from '@/lib/browser/page/words';
import { placeState } from '@/lib/language/item-state';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import { UNKNOWN_ID, type Place } from '@/lib/status/model/types';
import type { PlaceDetails } from '@/lib/status/places/place-details';

import { BackLink, GoneMain } from '../../frame/board-main';
import { PageHead } from '../../frame/page-head';
import { SourceLink } from '../../frame/source-link';
import { AlertMe } from '../alerts/alert-me';
import { useLiveBoard } from '../freshness/use-live-board';
import { PlaceName } from '../model/place-name';
import { StateLine } from '../model/state-line';
import { LatestChanges } from '../monitors/latest-changes';
import { AnnouncementCard } from '../notices/announcement-card';
import { MonitorsPanel } from '../notices/monitors-panel';
import { NoticesHere } from '../notices/notices-here';

/** The query of the recorded changes at a place; null if one of its parts is unknown, which no filter can name. */
const toRecordedQuery = ({ serviceId, scopeId }: Place): string | null =>
  serviceId === UNKNOWN_ID || scopeId === UNKNOWN_ID ? null : `scope=${scopeId}&service=${serviceId}`;

/** The page of a place: its state, monitors, open notices and changes. */
export function PlaceDetailsBoard({
  initial,
  sourceUrl,
  history,
  subscribe,
}: {
  readonly initial: InitialView<PlaceDetails>;
  readonly sourceUrl: string | null;
  /** Its recorded past, which is not part of the polled view. */
  readonly history: ReactNode;
  /** The control for subscriptions. */
  readonly subscribe: ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const live = useLiveBoard(initial);
  const { view, freshness, nowMs } = live;
  const { place, monitors, incidents, maintenances, announcements, changes } = view;
  const title = t('board.place', { service: place.service, scope: place.scope });
  if (live.isGone) return <GoneMain live={live} name={title} list="overview" />;
  return (
    <main id="content" className="page-width pt-6 pb-16">
      <PageHead live={live} title={title} className="mb-6 gap-y-3" below={<AlertMe live={live} />}>
        <div className="min-w-0 grow basis-72">
          <BackLink list="overview" />
          <h1 className="text-2xl leading-tight font-bold sm:text-[28px]">
            <PlaceName place={place} />
          </h1>
          {/* Announced when it changes; the line below changes with every minute. */}
          <p role="status" className="sr-only">
            {freshness.word === 'unknown' ? t('board.statusUnknown') : verdictSentence(view.verdict, t)}
          </p>
          <StateLine state={placeState(view, nowMs, words)} word={freshness.word} />
          <div className="mt-1 flex flex-wrap items-center gap-x-6">
            <SourceLink url={sourceUrl} />
            {subscribe}
          </div>
        </div>
      </PageHead>
      <ChangedProvider view={view} address={live.search}>
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
          <div className="space-y-7 lg:col-start-2">
            <NoticesHere live={live} place={place} incidents={incidents} maintenances={maintenances} />
            {announcements && announcements.length > 0 && (
              <section aria-label={t('notice.inForce')} className="space-y-2.5">
                {announcements.map((announcement) => (
                  <AnnouncementCard key={announcement.id} announcement={announcement} nowMs={nowMs} />
                ))}
              </section>
            )}
          </div>
          <div className="min-w-0 lg:row-start-1">
            <MonitorsPanel title={t('board.monitors')} place={place} monitors={monitors} live={live} />
            <LatestChanges changes={changes} within={toRecordedQuery(place)} nowMs={nowMs} />
            {history && <div className="mt-7">{history}</div>}
          </div>
        </div>
      </ChangedProvider>
    </main>
  );
}
