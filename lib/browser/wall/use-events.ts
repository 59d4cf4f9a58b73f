import { useState } from 'react';

import { toNews } from '@/lib/status/wall/news';
import type { WallEvent } from '@/lib/status/wall/rotation';
import type { WallBoard } from '@/lib/status/wall/wall-board';

interface Seen {
  readonly board: WallBoard;
  readonly events: readonly WallEvent[];
}

const MOST_EVENTS = 20;

/** Alerts and incidents that appeared while this page was open, oldest first. */
export function useEvents(board: WallBoard, elapsedMs: number): readonly WallEvent[] {
  const [seen, setSeen] = useState<Seen>({ board, events: [] });
  if (seen.board === board) return seen.events;
  const news = toNews(seen.board, board).map((subject): WallEvent => ({ atMs: elapsedMs, subject }));
  const events = news.length === 0 ? seen.events : [...seen.events, ...news].slice(-MOST_EVENTS);
  setSeen({ board, events });
  return events;
}
