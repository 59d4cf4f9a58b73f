import { useState } from 'react';

import type { WallMoment } from '@/lib/language/wall/freshness-sentence';
import { createWallWords, toWallContent, type WallExtras } from '@/lib/language/wall/to-wall-content';
import type { Words } from '@/lib/language/words';
import type { Legible } from '@/lib/status/wall/legible';
import { toTurn, type TurningPage, type WallEvent } from '@/lib/status/wall/rotation';
import { SolvedWalls } from '@/lib/status/wall/solve-layout';
import type { WallBoard, WallViewData } from '@/lib/status/wall/wall-board';
import type { WallContent } from '@/lib/status/wall/wall-content';
import type { ShownWall, WallPage } from '@/lib/status/wall/wall-layout';

/** The page that the wall shows now. */
export interface WallTurn {
  readonly content: WallContent;
  readonly page: WallPage;
  /** React key of the page: a new key replaces the elements. */
  readonly key: string;
  /** The view that it belongs to. */
  readonly view: WallViewData;
  readonly shown: ShownWall;
  readonly legible: Legible;
}

interface ShownPage extends TurningPage, WallTurn {
  readonly key: string;
}

/** Lays out all views of a wall, and picks the current page. */
export function useWallTurn(
  board: WallBoard,
  moment: WallMoment,
  words: Words,
  options: {
    readonly extras: WallExtras;
    readonly legible: Legible;
    readonly isSwapped: boolean;
    readonly elapsedMs: number;
    readonly rotateSeconds: number;
    readonly events: readonly WallEvent[];
  },
): WallTurn {
  const { extras, legible, isSwapped, elapsedMs, rotateSeconds, events } = options;
  const [solved] = useState(() => new SolvedWalls());
  const pages = board.views.flatMap((view): ShownPage[] => {
    const content = toWallContent(board, view, moment, words, extras);
    const input = { legible, content, words: createWallWords(words, content), isSwapped };
    const layout = solved.solve(view.key, board.version, input);
    const shown = { textPx: layout.sizePx, folded: layout.folded };
    return layout.pages.map((page) => ({
      key: `${view.key} ${page.number}`,
      isTroubled: layout.isTroubled,
      shows: page.shows,
      content,
      page,
      view,
      shown,
      legible,
    }));
  });
  const turn = toTurn(pages, elapsedMs, rotateSeconds * 1_000, events);
  const shown = pages.find(({ key }) => key === turn?.key) ?? pages[0];
  if (!shown) throw new Error('A wall has at least one page.');
  return shown;
}
