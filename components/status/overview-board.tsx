'use client';

import { Logo } from '@/components/ui/logo';
import { useBoard, type InitialBoard } from '@/lib/browser/use-board';
import { toFreshness, worstFreshness } from '@/lib/status/freshness';
import type { SectionName } from '@/lib/status/types';
import { verdictSentence } from '@/lib/status/verdict-sentence';

import { DemoBanner } from './demo-banner';
import { FreshnessBadge } from './freshness-badge';
import { Happenings } from './happenings';
import { LatestChanges } from './latest-changes';
import { VerdictHeader } from './verdict-header';
import { WeatherMap } from './weather-map';

/** The whole overview: what the server rendered, kept current. */
export function OverviewBoard({ initial }: { readonly initial: InitialBoard }) {
  const { overview, ages, nowMs, isOffline } = useBoard(initial);
  const { title, isDemo, timeZone, intervalSeconds, isSlowed, map, verdict, sections } = overview;
  const of = (name: SectionName) =>
    toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: sections[name].problem });
  const freshness = worstFreshness(of('monitors'), of('scopes'), of('services'));
  const headline = freshness.word === 'unknown' ? 'Status unknown' : verdictSentence(verdict);
  return (
    <>
      <title>{`${headline} – ${title}`}</title>
      <header className="flex items-center gap-3 border-b border-line bg-panel px-5 py-3.5 lg:px-10">
        <Logo />
        <p className="font-semibold">{title}</p>
      </header>
      {isDemo && <DemoBanner />}
      <main className="mx-auto max-w-[1600px] px-5 pt-8 pb-16 lg:px-10">
        <div className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
          <div data-freshness={freshness.word} className="min-w-0 grow basis-80">
            <VerdictHeader overview={overview} word={freshness.word} />
          </div>
          <FreshnessBadge {...{ freshness, isOffline, nowMs, timeZone }} />
        </div>
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_360px]">
          <div data-freshness={freshness.word} className="min-w-0">
            {map === null ? (
              <p className="hatched rounded-card border border-line p-6">
                Monitors have never been read: nothing is known about production.
              </p>
            ) : map.rows.length === 0 ? (
              <p className="rounded-card border border-line bg-panel p-6 text-muted">
                0 monitors: what is not monitored does not show here. Add some in ProdManager.
              </p>
            ) : (
              <WeatherMap map={map} format={{ nowMs, timeZone }} />
            )}
            <LatestChanges changes={overview.changes} nowMs={nowMs} timeZone={timeZone} />
          </div>
          <Happenings
            overview={overview}
            freshness={{
              incidents: of('incidents'),
              maintenances: of('maintenances'),
              announcements: of('announcements'),
            }}
            board={freshness}
            nowMs={nowMs}
          />
        </div>
      </main>
    </>
  );
}
