/** A page of the wall, for rotation. */
export interface TurningPage {
  /** Unique among the pages. */
  readonly key: string;
  readonly isTroubled: boolean;
  /** Keys of the items that it shows individually. */
  readonly shows: readonly string[];
}

/** A new alert or incident that viewers must see. */
export interface WallEvent {
  /** When the wall noticed it, in ms since its start. */
  readonly atMs: number;
  /** Its key, as in {@link TurningPage.shows}. */
  readonly subject: string;
}

/** How long a new event pauses the rotation, in ms. */
export const HOLD_MS = 60_000;

const TROUBLED_TURNS = 2;

function latestOf(events: readonly WallEvent[]): WallEvent | null {
  const [latest = null] = [...events].sort(
    (a, b) => b.atMs - a.atMs || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0),
  );
  return latest;
}

/**
 * The page to show at a given time; null if there are no pages.
 *
 * Pages with trouble come first and take two turns each, the others one. The latest event pauses the rotation for a minute on the first page
 * that shows it, or else on the first page; then the cycle restarts.
 *
 * @param nowMs Since the wall's start, in ms.
 * @param turnMs Duration of one turn, in ms.
 * @param events In any order; later ones than `nowMs` have no effect.
 */
export function toTurn(
  pages: readonly TurningPage[],
  nowMs: number,
  turnMs: number,
  events: readonly WallEvent[],
): TurningPage | null {
  const ordered = [...pages.filter((page) => page.isTroubled), ...pages.filter((page) => !page.isTroubled)];
  const [first = null] = ordered;
  const event = latestOf(events.filter(({ atMs }) => atMs <= nowMs));
  const freeAtMs = event ? event.atMs + HOLD_MS : 0;
  if (event && nowMs < freeAtMs) return ordered.find(({ shows }) => shows.includes(event.subject)) ?? first;

  const spanOf = (page: TurningPage): number => turnMs * (page.isTroubled ? TROUBLED_TURNS : 1);
  const cycleMs = ordered.reduce((sum, page) => sum + spanOf(page), 0);
  let leftMs = Math.max(0, nowMs - freeAtMs) % cycleMs;
  return ordered.find((page) => (leftMs -= spanOf(page)) < 0) ?? first;
}
