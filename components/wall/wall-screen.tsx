'use client';

import { lazy, Suspense } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useForbiddenSince } from '@/lib/browser/live/forbidden';
import { WordsProvider } from '@/lib/browser/page/words';
import type { WordsOptions } from '@/lib/language/words';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LiveWall } from './live-wall';

// Loaded on demand: most walls are never forbidden, and a screen that is has just reached the dashboard.
const WallRefused = lazy(() =>
  import('./wall-forbidden').then(({ WallForbidden: component }) => ({ default: component })),
);

/** The root of the wall page. */
export function WallScreen({
  initial,
  options,
  words,
}: {
  readonly initial: InitialView<WallBoard>;
  readonly options: WallOptions;
  readonly words: WordsOptions;
}) {
  const refusedSinceMs = useForbiddenSince();
  return (
    <WordsProvider {...words}>
      {refusedSinceMs === null ? (
        <LiveWall initial={initial} options={options} />
      ) : (
        <Suspense fallback={null}>
          <WallRefused sinceMs={refusedSinceMs} options={options} dataUrl={initial.url} />
        </Suspense>
      )}
    </WordsProvider>
  );
}
