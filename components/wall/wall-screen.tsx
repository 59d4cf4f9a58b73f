'use client';

import type { InitialView } from '@/lib/browser/counted-view';
import { useRefusal } from '@/lib/browser/refusal';
import { useRenewal } from '@/lib/browser/use-renewal';
import { WordsProvider } from '@/lib/browser/words';
import type { WordsOptions } from '@/lib/language/words';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { LiveWall } from './live-wall';
import { WallRefused } from './wall-refused';

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
  useRenewal();
  const refusedSinceMs = useRefusal();
  const query = formatWallOptions(options).toString();
  return (
    <WordsProvider {...words}>
      {refusedSinceMs === null ? (
        <LiveWall initial={initial} options={options} />
      ) : (
        <WallRefused
          sinceMs={refusedSinceMs}
          theme={options.theme}
          dataUrl={initial.url}
          query={query === '' ? '' : `?${query}`}
        />
      )}
    </WordsProvider>
  );
}
