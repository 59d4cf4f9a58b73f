import { isNoticeable } from '../map/weather-map';
import { byUrgency, type CardStyle } from './card-box';
import { type Arrangement, type Body, isCalm, layoutBody } from './layout-body';
import { footerHeight, layoutFooter } from './layout-footer';
import { type Header, layoutHeader } from './layout-header';
import type { Legible } from './legible';
import { minimalPage } from './minimal-page';
import { gapOf, moveDown } from './place-text';
import { safeArea } from './safe-area';
import type { WallContent, WallWords } from './wall-content';
import type { BodyForm, Rect, WallLayout } from './wall-layout';

/** Input of the layout. */
export interface WallInput {
  readonly legible: Legible;
  readonly content: WallContent;
  readonly words: WallWords;
  /** Whether the header is at the bottom and the footer at the top. */
  readonly isSwapped: boolean;
  /** The form that the wall has now: it stays unless the other names more. */
  readonly form?: BodyForm | null;
}

interface Candidate {
  readonly sizePx: number;
  readonly header: Header;
  readonly footer: Rect;
  readonly body: Body;
}

const FORMS: readonly BodyForm[] = ['list', 'map'];

function attempt(
  { legible, content, words, isSwapped }: WallInput,
  sizePx: number,
  form: BodyForm,
  arrangement: Arrangement,
): Candidate | null {
  const area = safeArea(legible);
  const header = layoutHeader(content, legible, area, sizePx);
  if (!header) return null;
  const gap = gapOf(sizePx) * 2;
  const footerPx = footerHeight(legible.secondaryPx);
  const top = isSwapped ? footerPx : header.heightPx;
  const height = area.height - header.heightPx - footerPx - 2 * gap;
  const style: CardStyle = { sizePx, secondaryPx: Math.min(sizePx, legible.secondaryPx), words };
  const body = layoutBody(content, { ...area, y: area.y + top + gap, height }, style, { form, arrangement });
  if (!body) return null;
  const bottom = area.y + area.height;
  const boxes = header.boxes.map((box) =>
    isSwapped ? moveDown(box, bottom - header.heightPx - area.y) : box,
  );
  const footer = { ...area, y: isSwapped ? area.y : bottom - footerPx, height: footerPx };
  return { sizePx, header: { ...header, boxes }, footer, body };
}

/** What is compared between candidates, most important first; more is better. */
function scoreOf({ body }: Candidate): readonly number[] {
  return [body.places, body.incidents, -body.pages.length, Number(body.suits), -body.lost];
}

/** Positive if the first candidate is better. */
function compare(one: Candidate, other: Candidate): number {
  const [a, b] = [scoreOf(one), scoreOf(other)];
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.sizePx - other.sizePx;
}

/** The best size of one form. */
function bestOf(input: WallInput, form: BodyForm, arrangement: Arrangement): Candidate | null {
  const { floorPx, preferredPx } = input.legible;
  let best: Candidate | null = null;
  for (const sizePx of new Set([preferredPx, Math.ceil((floorPx + preferredPx) / 2), floorPx])) {
    const candidate = attempt(input, sizePx, form, arrangement);
    if (candidate && (!best || compare(candidate, best) > 0)) best = candidate;
  }
  return best;
}

/** Whether the other form is clearly better than the one that the wall has: it names more on its first page, or needs fewer pages. */
function isClearlyBetter({ body: other }: Candidate, { body: present }: Candidate): boolean {
  const [named, before] = [other.places + other.incidents, present.places + present.incidents];
  return named > before || (named === before && other.pages.length < present.pages.length);
}

function chooseForm(input: WallInput, arrangement: Arrangement): Candidate | null {
  const found = FORMS.flatMap((form) => bestOf(input, form, arrangement) ?? []);
  const [first, second] = found;
  if (!first || !second) return first ?? null;
  const present = found.find(({ body }) => body.form === input.form);
  const other = found.find((candidate) => candidate !== present);
  if (present && other) return isClearlyBetter(other, present) ? other : present;
  return compare(second, first) > 0 ? second : first;
}

function solve(input: WallInput): Candidate | null {
  const { widthPx, heightPx } = input.legible;
  const arrangements: readonly Arrangement[] =
    widthPx >= heightPx ? ['beside', 'under', 'apart'] : ['under', 'apart'];
  for (const arrangement of arrangements) {
    const found = chooseForm(input, arrangement);
    if (found) return found;
  }
  return null;
}

/**
 * Computes the layout of a wall. By construction, no text is below its legible minimum, cut off, overlapping or outside the safe margin of
 * 5 %. The result does not depend on the order of the content.
 *
 * Trouble is drawn as a list or as a map, whichever names more on the first page; a wall keeps its form until the other one is clearly
 * better. If not everything fits, these give way in order:
 * 1. the text size, down to the minimum;
 * 2. healthy services and scopes: their names, then their dots, then their number;
 * 3. details of cards: comments and places of the less urgent ones; each incident keeps a line with severity, title and duration;
 * 4. the single page: up to eight pages take turns, the worst first, each with the number of what is on others;
 * 5. map and cards together: they get separate pages;
 * 6. everything except icon, clock, the verdict in a short form and the age of the data (`minimal`); finally, everything but the icon.
 *
 * Only names and prose are shortened, at their end. All other text is shown whole or not at all.
 */
export function solveLayout(unordered: WallInput): WallLayout {
  const cards = [...unordered.content.cards].sort(byUrgency);
  const input = { ...unordered, content: { ...unordered.content, cards } };
  const { legible, content, words } = input;
  const places = content.map?.rows.flatMap(({ cells }) => cells.filter(isNoticeable)).length ?? 0;
  const incidents = cards.filter(({ kind }) => kind === 'incident').length;
  const isTroubled = cards.length > 0 || places > 0;
  const solved = solve(input);
  if (!solved) {
    const boxes = minimalPage(content, legible, safeArea(legible));
    const pages = [{ number: 1, boxes, shows: [] }];
    const folded = places + incidents;
    return { mode: 'minimal', form: null, sizePx: legible.floorPx, isTroubled, folded, pages };
  }
  const { sizePx, header, footer, body } = solved;
  const of = body.pages.length;
  const pages = body.pages.map(({ boxes, shows }, index) => {
    const ends = {
      page: of > 1 ? words.page(index + 1, of) : null,
      clock: header.hasClock ? null : content.clock,
      date: content.date,
    };
    const foot = layoutFooter(content.footer, ends, footer, legible.secondaryPx);
    return { number: index + 1, boxes: [...header.boxes, ...boxes, ...foot], shows };
  });
  const folded = places - body.places + incidents - body.incidents;
  const mode = isCalm(content) ? 'calm' : 'trouble';
  return { mode, form: body.form, sizePx, isTroubled, folded, pages };
}

/** The content without what changes each second: those texts keep the room that the layout gave them. */
const still = ({ map: _, clock, footer, ...rest }: WallContent): object => ({
  ...rest,
  clock: clock.replace(/\d/g, '0'),
  footer: footer.map(({ id, widest }) => [id, widest]),
});

/** Caches a layout for each view, because a wall renders each second but its layout rarely changes, and keeps its form. */
export class SolvedWalls {
  readonly #known = new Map<string, { readonly key: string; readonly layout: WallLayout }>();

  /**
   * The layout of a view.
   *
   * @param id Key of the view.
   * @param version Version of the map.
   */
  solve(id: string, version: string, input: Omit<WallInput, 'form'>): WallLayout {
    const key = JSON.stringify([version, input.legible, input.isSwapped, still(input.content)]);
    const known = this.#known.get(id);
    if (known?.key === key) return known.layout;
    const layout = solveLayout({ ...input, form: known?.layout.form ?? null });
    this.#known.set(id, { key, layout });
    return layout;
  }
}
