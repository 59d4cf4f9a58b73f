import { useState } from 'react';

import { toNews } from '@/lib/status/wall/news';
import type { WallEvent } from '@/lib/status/wall/rotation';
import type { WallBoard } from '@/lib/status/wall/wall-board';

interface Previous {
  readonly board: WallBoard;
  readonly events: readonly WallEvent[];
}

const MOST_EVENTS = 20;

/** Alerts and incidents that appeared while this page was open, oldest first. */
export function useEvents(board: WallBoard, elapsedMs: number): readonly WallEvent[] {
  const [previous, setPrevious] = useState<Previous>({ board, events: [] });
  if (previous.board === board) return previous.events;
  const news = toNews(previous.board, board).map((subject): WallEvent => ({ atMs: elapsedMs, subject }));
  const events = news.length === 0 ? previous.events : [...previous.events, ...news].slice(-MOST_EVENTS);
  setPrevious({ board, events });
  return events;
}
