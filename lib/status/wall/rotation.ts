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

const isLater = (event: WallEvent, than: WallEvent): boolean =>
  event.atMs > than.atMs || (event.atMs === than.atMs && event.subject < than.subject);

const latestOf = (events: readonly WallEvent[]): WallEvent | null =>
  events.reduce<WallEvent | null>(
    (latest, event) => (latest === null || isLater(event, latest) ? event : latest),
    null,
  );

/** The pages in the order in which they are shown: those with trouble first. */
export const inTurnOrder = <Page extends Pick<TurningPage, 'isTroubled'>>(
  pages: readonly Page[],
): readonly Page[] =>
  pages.filter(({ isTroubled }) => isTroubled).concat(pages.filter(({ isTroubled }) => !isTroubled));

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
export function toTurn<Page extends Pick<TurningPage, 'isTroubled' | 'shows'>>(
  pages: readonly Page[],
  nowMs: number,
  turnMs: number,
  events: readonly WallEvent[],
): Page | null {
  const ordered = inTurnOrder(pages);
  const [first = null] = ordered;
  // The lite wall runs this in browsers without Array.prototype.find and includes.
  const find = (isWanted: (page: Page) => boolean): Page | null => ordered.filter(isWanted)[0] ?? first;
  const event = latestOf(events.filter(({ atMs }) => atMs <= nowMs));
  const freeAtMs = event ? event.atMs + HOLD_MS : 0;
  if (event && nowMs < freeAtMs) return find(({ shows }) => shows.indexOf(event.subject) >= 0);

  const spanOf = (page: Page): number => turnMs * (page.isTroubled ? TROUBLED_TURNS : 1);
  const cycleMs = ordered.reduce((sum, page) => sum + spanOf(page), 0);
  let leftMs = Math.max(0, nowMs - freeAtMs) % cycleMs;
  return find((page) => (leftMs -= spanOf(page)) < 0);
}
