'use client';

import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import { toBoardFreshness } from '@/lib/status/freshness/board-freshness';
import { formatScreenReport } from '@/lib/screens/screen-report';

import type { BoardRead } from './board-reader';
import { agesAfter } from './counted-view';
import { screenClock } from './screen-clock';

/**
 * What a screen says of itself: its size, the build of its page, and how far what it shows at this moment can be believed.
 *
 * @param build Of the page. @param elapsedMs Now, on the clock of the reads.
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

/** The same of this window. */
export function reportScreen(build: string, known: BoardRead<BoardSummary>): string {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  return toReport(known, {
    build,
    elapsedMs: screenClock.elapsed(),
    widthPx: Math.round(innerWidth * devicePixelRatio),
    heightPx: Math.round(innerHeight * devicePixelRatio),
  });
}
