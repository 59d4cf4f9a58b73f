'use client';

import type { InitialView } from '@/lib/browser/counted-view';
import { WordsProvider } from '@/lib/browser/words';
import type { WordsOptions } from '@/lib/language/words';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LiveWall } from './live-wall';

/** The wall with everything that it speaks with. */
export function WallScreen({
  initial,
  options,
  words,
}: {
  readonly initial: InitialView<WallBoard>;
  readonly options: WallOptions;
  readonly words: WordsOptions;
}) {
  return (
    <WordsProvider {...words}>
      <LiveWall initial={initial} options={options} />
    </WordsProvider>
  );
}
