import { byUrgency } from './card-box';
import { type Arrangement, isCalm, layoutBody } from './layout-body';
import { footerHeight, layoutFooter } from './layout-footer';
import { type Header, plainHeader, roomyHeader, tightHeader } from './layout-header';
import type { PartLayout } from './layout-map';
import type { Legible } from './legible';
import { toMapLines } from './map-lines';
import { minimalPage } from './minimal-page';
import { gapOf } from './place-text';
import type { WallContent, WallWords } from './wall-content';
import type { Rect, WallBox, WallLayout } from './wall-layout';

/** Input of the layout. `isSwapped`: the header is at the bottom and the footer at the top. */
export interface WallInput {
  readonly legible: Legible;
  readonly content: WallContent;
  readonly words: WallWords;
  readonly isSwapped: boolean;
}

interface Candidate {
  readonly sizePx: number;
  readonly header: Header;
  readonly footer: Rect;
  readonly body: PartLayout;
}

const SAFE_MARGIN = 0.05;

function safeArea({ widthPx, heightPx }: Legible): Rect {
  const [x, y] = [Math.ceil(widthPx * SAFE_MARGIN), Math.ceil(heightPx * SAFE_MARGIN)];
  return { x, y, width: Math.floor(widthPx) - 2 * x, height: Math.floor(heightPx) - 2 * y };
}

const moveDown = (rect: WallBox, by: number): WallBox => ({
  ...rect,
  y: rect.y + by,
  glyph: rect.glyph && { ...rect.glyph, y: rect.glyph.y + by },
  texts: rect.texts.map((text) => ({ ...text, y: text.y + by })),
});

function attempt(
  { legible, content, words, isSwapped }: WallInput,
  sizePx: number,
  arrangement: Arrangement,
  toHeader: typeof roomyHeader,
): Candidate | null {
  const area = safeArea(legible);
  const header = toHeader(content, legible, area, sizePx);
  if (!header) return null;
  const gap = gapOf(sizePx) * 2;
  const footerPx = footerHeight(sizePx);
  const top = isSwapped ? footerPx : header.heightPx;
  const height = area.height - header.heightPx - footerPx - 2 * gap;
  const body = layoutBody(
    content,
    { ...area, y: area.y + top + gap, height },
    { sizePx, words },
    arrangement,
  );
  if (!body) return null;
  const bottom = area.y + area.height;
  const boxes = header.boxes.map((box) =>
    isSwapped ? moveDown(box, bottom - header.heightPx - area.y) : box,
  );
  const footer = { ...area, y: isSwapped ? area.y : bottom - footerPx, height: footerPx };
  return { sizePx, header: { ...header, boxes }, footer, body };
}

/** The best single page: most names, then fewest broken names, then the largest text. */
function bestPage(input: WallInput, arrangement: Arrangement): Candidate | null {
  const { floorPx, preferredPx } = input.legible;
  let best: Candidate | null = null;
  for (const sizePx of new Set([preferredPx, Math.ceil((floorPx + preferredPx) / 2), floorPx])) {
    for (const toHeader of [roomyHeader, plainHeader]) {
      const candidate = attempt(input, sizePx, arrangement, toHeader);
      if (candidate?.body.pages.length !== 1) continue;
      if (candidate.body.isWhole && candidate.body.torn === 0) return candidate;
      if (!best || isBetter(candidate.body, best.body)) best = candidate;
    }
  }
  return best;
}

const isBetter = (one: PartLayout, other: PartLayout): boolean =>
  one.isWhole !== other.isWhole
    ? one.isWhole
    : one.named !== other.named
      ? one.named > other.named
      : one.torn < other.torn;

function solve(input: WallInput): Candidate | null {
  const { widthPx, heightPx, floorPx } = input.legible;
  const arrangement = widthPx >= heightPx ? 'beside' : 'under';
  return (
    bestPage(input, arrangement) ??
    attempt(input, floorPx, arrangement, roomyHeader) ??
    attempt(input, floorPx, arrangement, plainHeader) ??
    attempt(input, floorPx, 'apart', plainHeader) ??
    attempt(input, floorPx, arrangement, tightHeader) ??
    attempt(input, floorPx, 'apart', tightHeader)
  );
}

/**
 * Computes the layout of a wall. By construction, no text is below the legible minimum, cut off, overlapping or outside the safe margin of
 * 5 %. The result does not depend on the order of the content.
 *
 * If not everything fits, these give way in order:
 * 1. the text size, down to the minimum, if that shows more names on one page or breaks fewer;
 * 2. healthy services and scopes, which become one counted row and column;
 * 3. the single page: at the minimum size up to eight pages take turns, the worst first. The worst third of the map is on every page, the
 *    rest is summarised in a row and a column; each card is on every page in detail, in one line or counted, and in detail on one;
 * 4. map and cards together: they get separate pages, each with a line that counts the other part;
 * 5. the length of the verdict: about two lines instead of half of the height;
 * 6. everything except the verdict, a number and, if a line is left, the age of the data (`minimal`); finally, everything but the icon.
 *
 * Names that are too long are shortened in the middle, comments at the end.
 */
export function solveLayout(unordered: WallInput): WallLayout {
  const cards = [...unordered.content.cards].sort(byUrgency);
  const input = { ...unordered, content: { ...unordered.content, cards } };
  const { legible, content, words } = input;
  const isTroubled =
    content.cards.length > 0 ||
    (content.map !== null && toMapLines(content.map).rows.some(({ isPinned }) => isPinned));
  const solved = solve(input);
  if (!solved) {
    const boxes = minimalPage(content, legible, safeArea(legible));
    return { mode: 'minimal', sizePx: legible.floorPx, isTroubled, pages: [{ number: 1, boxes, shows: [] }] };
  }
  const { sizePx, header, footer, body } = solved;
  const of = body.pages.length;
  const pages = body.pages.map(({ boxes, shows }, index) => {
    const page = of > 1 ? words.page(index + 1, of) : null;
    const clock = header.hasClock ? null : content.clock;
    const foot = layoutFooter(content.footer, { clock, page }, footer, sizePx);
    return { number: index + 1, boxes: [...header.boxes, ...boxes, ...foot], shows };
  });
  return { mode: isCalm(content) ? 'calm' : 'trouble', sizePx, isTroubled, pages };
}

/** The content without what changes each second: those texts keep the room that the layout gave them. */
const still = ({ map: _, clock, footer, ...rest }: WallContent): object => ({
  ...rest,
  clock: clock.replace(/\d/g, '0'),
  footer: footer.map(({ id, widest }) => [id, widest]),
});

/** Caches a layout for each view: a wall renders each second, but its layout rarely changes. */
export class SolvedWalls {
  readonly #known = new Map<string, { readonly key: string; readonly layout: WallLayout }>();

  /**
   * The layout of a view.
   *
   * @param id Key of the view.
   * @param version Version of the map.
   */
  solve(id: string, version: string, input: WallInput): WallLayout {
    const key = JSON.stringify([version, input.legible, input.isSwapped, still(input.content)]);
    const known = this.#known.get(id);
    if (known?.key === key) return known.layout;
    const layout = solveLayout(input);
    this.#known.set(id, { key, layout });
    return layout;
  }
}
