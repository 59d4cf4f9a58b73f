/** One page of the wall, as far as turning is concerned. */
export interface TurningPage {
  /** Names the page; no two pages share it. */
  readonly key: string;
  readonly isTroubled: boolean;
  /** The keys of what is shown there by itself, and not only counted. */
  readonly shows: readonly string[];
}

/** Something new that people must see: a monitor's alert or an incident. */
export interface WallEvent {
  /** When the wall learnt of it, in ms since its start. */
  readonly atMs: number;
  /** What it is about, as in {@link TurningPage.shows}. */
  readonly subject: string;
}

/** For how long something new stops the turning, in ms. */
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
 * The page that is shown at some time; null where there are no pages.
 *
 * Pages with trouble come first, each for two turns, then the others in their order for one. The latest event stops the turning for a
 * minute on the first page that shows it (else on the first page of all); after that the cycle begins anew.
 *
 * @param nowMs Since the wall's start, in ms.
 * @param turnMs For how long an untroubled page is shown, in ms.
 * @param events In any order; those later than now are not known yet, and have no effect.
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
