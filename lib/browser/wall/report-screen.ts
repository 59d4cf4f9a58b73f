import { formatScreenReport } from '@/lib/screens/screen-report';
import type { ShownWall } from '@/lib/status/wall/wall-layout';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { BoardRead } from '../live/board-reader';
import { agesAfter } from '../live/aging-view';
import { screenClock } from '../live/timing';

/**
 * A screen's report: size, build, and freshness of the data it shows.
 *
 * @param build The build of the page.
 * @param elapsedMs Now, on the clock of the reads.
 */
export function toReport(
  { view, ages, requestedAtMs }: Pick<BoardRead<BoardSummary>, 'view' | 'ages' | 'requestedAtMs'>,
  {
    build,
    elapsedMs,
    widthPx,
    heightPx,
    shown,
  }: Readonly<Record<'elapsedMs' | 'widthPx' | 'heightPx', number>> & {
    readonly build: string;
    readonly shown: ShownWall | null;
  },
): string {
  const { freshness } = toBoardFreshness(view, agesAfter(ages, Math.max(0, elapsedMs - requestedAtMs)));
  return formatScreenReport({ widthPx, heightPx, build, freshness: freshness.word, shown });
}

/** The report of this window as a header value. */
export function reportScreen(build: string, known: BoardRead<BoardSummary>, shown: ShownWall | null): string {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  return toReport(known, {
    build,
    shown,
    elapsedMs: screenClock.elapsed(),
    widthPx: Math.round(innerWidth * devicePixelRatio),
    heightPx: Math.round(innerHeight * devicePixelRatio),
  });
}
