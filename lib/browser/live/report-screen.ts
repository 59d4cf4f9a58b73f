import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import { toBoardFreshness } from '@/lib/status/freshness/board-freshness';
import { formatScreenReport } from '@/lib/screens/screen-report';

import type { BoardRead } from './board-reader';
import { agesAfter } from './counted-view';
import { screenClock } from './screen-clock';

/**
 * A screen's report: size, build, and freshness of the data it shows.
 *
 * @param build The build of the page.
 * @param elapsedMs Now, on the clock of the reads.
 */
export function toReport(
  { view, ages, askedAtMs }: Pick<BoardRead<BoardSummary>, 'view' | 'ages' | 'askedAtMs'>,
  {
    build,
    elapsedMs,
    widthPx,
    heightPx,
  }: Readonly<Record<'elapsedMs' | 'widthPx' | 'heightPx', number>> & {
    readonly build: string;
  },
): string {
  const { freshness } = toBoardFreshness(view, agesAfter(ages, Math.max(0, elapsedMs - askedAtMs)));
  return formatScreenReport({ widthPx, heightPx, build, freshness: freshness.word });
}

/** The report of this window as a header value. */
export function reportScreen(build: string, known: BoardRead<BoardSummary>): string {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  return toReport(known, {
    build,
    elapsedMs: screenClock.elapsed(),
    widthPx: Math.round(innerWidth * devicePixelRatio),
    heightPx: Math.round(innerHeight * devicePixelRatio),
  });
}
