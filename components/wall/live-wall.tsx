import { createElement, useEffect, useRef, useState } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { useEvents } from '@/lib/browser/wall/use-events';
import { useViewport } from '@/lib/browser/wall/use-viewport';
import { isSwapped, pixelShift } from '@/lib/status/wall/burn-in';
import { toLegible } from '@/lib/status/wall/legible';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { ShownWall } from '@/lib/status/wall/wall-layout';
import type { WallOptions } from '@/lib/status/wall/wall-options';

import { useWallBoard } from './use-wall-board';
import { useWallTurn } from './use-wall-turn';
import type * as wallLater from './wall-later';
import { WallPicture } from './wall-picture';

// The server does not know the screen: it renders this size, and the browser scales it.
const UNKNOWN_VIEWPORT = { widthPx: 1_920, heightPx: 1_080 };
const PULSE_MS = 8_000;

/** A wall that keeps itself current. */
export function LiveWall({
  initial,
  options,
}: {
  readonly initial: InitialView<WallBoard>;
  readonly options: WallOptions;
}) {
  const words = useWords();
  const { timeZone } = words;
  const shown = useRef<ShownWall | null>(null);
  const live = useWallBoard(initial, { timeZone, night: options.night, shown });
  const { view, elapsedMs, nowMs } = live;
  const events = useEvents(view, elapsedMs);
  const [signs, setSigns] = useState<readonly string[]>([]);
  const later = useLater();
  const viewport = useViewport();

  const { diagonalInches, distanceMetres, rotateSeconds, title } = options;
  const minute = Math.floor(nowMs / 60_000);
  const turn = useWallTurn(view, live, words, {
    extras: { title: title ?? view.title, signs },
    legible: toLegible({ diagonalInches, distanceMetres, ...(viewport ?? UNKNOWN_VIEWPORT) }),
    isSwapped: options.isOled && isSwapped(minute),
    elapsedMs,
    rotateSeconds,
    events,
  });
  useEffect(() => {
    if (viewport) shown.current = turn.shown;
  }, [viewport, turn.shown]);
  const fresh = events.filter(({ atMs }) => elapsedMs - atMs < PULSE_MS).map(({ subject }) => subject);
  return (
    <>
      <WallPicture
        turn={turn}
        theme={options.theme}
        word={live.freshness.word}
        isOffline={live.isOffline}
        isNight={live.isNight}
        isMeasured={viewport !== null}
        shift={viewport === null ? { x: 0, y: 0 } : pixelShift(minute)}
        fresh={fresh}
      >
        {later && createElement(later.WallStrips, { turn, nowMs })}
      </WallPicture>
      {later &&
        createElement(later.WallUpkeep, {
          build: initial.build,
          seenBuild: live.build,
          isDue: live.isDue,
          isSoundOn: options.isSoundOn,
          latest: events.at(-1),
          onSigns: setSigns,
        })}
    </>
  );
}

/** What is not needed for the first paint; null until it is loaded. */
function useLater(): typeof wallLater | null {
  const [later, setLater] = useState<typeof wallLater | null>(null);
  useEffect(() => {
    import('./wall-later').then(
      setLater,
      // The guard script of the page handles scripts that do not load, and reloads the page.
      () => undefined,
    );
  }, []);
  return later;
}
