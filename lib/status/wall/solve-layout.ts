import { byUrgency } from './card-box';
import { isCalm, layoutBody, type Arrangement } from './layout-body';
import { footerHeight, layoutFooter } from './layout-footer';
import { plainHeader, roomyHeader, tightHeader, type Header } from './layout-header';
import type { PartLayout } from './layout-map';
import type { Legible } from './legible';
import { minimalPage } from './minimal-page';
import { gapOf } from './place-text';
import { toMapLines } from './map-lines';
import type { WallContent, WallWords } from './wall-content';
import type { Rect, WallBox, WallLayout } from './wall-layout';

/** What a wall is laid out from. `isSwapped`: the header stands below and the footer above. */
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

/** Of the candidates on one page the one that names most, then with fewest names torn, then the largest. */
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
 * Where everything on the wall stands, so that it fits by construction: no text below the floor, nothing cut off or overlapping, nothing
 * outside the safe margin of 5 %. The same content in whatever order gives the same layout.
 *
 * What gives way, in this order:
 * 1. the size of the text, from the preferred one to the floor, wherever that lets more be named on one page, or fewer names be broken;
 * 2. healthy services and scopes: they become one counted line and one counted column;
 * 3. the one page: at the floor, pages take turns, eight at most, the worst first, and what is beyond stays counted on each; the worst third of the map stays in its place and the rest of it is summed up in a row
 *    and a column with their own cells; each card is in detail, in one line or counted on every page, and in detail on one;
 * 4. map and cards together: they get pages of their own, each with a line that counts the other;
 * 5. the length of the verdict: two lines or so, instead of half of the height;
 * 6. all but the verdict, a number and, where a line is left, how far it can be believed (`minimal`); at last all but the icon.
 *
 * Names that are longer than their lines keep both ends around an ellipsis, comments their beginning.
 */
export function solveLayout(given: WallInput): WallLayout {
  const cards = [...given.content.cards].sort(byUrgency);
  const input = { ...given, content: { ...given.content, cards } };
  const { legible, content, words } = input;
  const isTroubled =
    content.cards.length > 0 ||
    (content.map !== null && toMapLines(content.map).rows.some(({ isKept }) => isKept));
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
