import { html, raw } from 'hono/html';

import type { Translate } from '@/lib/language/translate';
import { countParts } from '@/lib/language/board-words';
import type { PaintedBox } from '@/lib/language/wall/painted-box';
import { toStripShapes } from '@/lib/status/wall/strip-shapes';
import { GLYPHS, WEATHER, type GlyphName } from '@/lib/status/verdict/glyphs';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';
import type { WallContent } from '@/lib/status/wall/wall-content';
import type { PlacedText, Rect, WallBox } from '@/lib/status/wall/wall-layout';

/** HTML in which all text is escaped. */
export type Html = ReturnType<typeof html>;

const rem = (px: number): string => `${(px / 100).toFixed(2)}rem`;

const toPosition = ({ x, y, width, height }: Rect, parent: Pick<Rect, 'x' | 'y'>): string =>
  `left:${rem(x - parent.x)};top:${rem(y - parent.y)};width:${rem(width)};height:${rem(height)}`;

function toGlyph(name: GlyphName): Html {
  const { d, isDrawn } = GLYPHS[name];
  return isDrawn
    ? html`<svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="${d}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      </svg>`
    : html`<svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="${d}" fill="currentColor" fill-rule="evenodd" />
      </svg>`;
}

const STROKES = { plain: '#8a9aa8', warning: '#e0a020', alert: '#e8584d' } as const;

function toWeather(level: VerdictLevel): Html {
  const paths = WEATHER[level].map(
    ({ d, tone, isDashed }) =>
      html`<path d="${d}" stroke="${STROKES[tone]}" ${isDashed ? raw('stroke-dasharray="4 7"') : ''} />`,
  );
  return html`<svg
    viewBox="0 0 64 64"
    aria-hidden="true"
    fill="none"
    stroke-width="4.5"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${paths}
  </svg>`;
}

function toText(
  text: PlacedText,
  parent: Rect,
  lineClass: string,
  textClass: string,
  draw: (line: string) => string | readonly Html[],
): Html {
  const { lines, sizePx, lineHeightPx, weight, align } = text;
  const side = align === 'start' ? 'left' : align === 'end' ? 'right' : 'center';
  const style = `${toPosition(text, parent)};font-size:${rem(sizePx)};line-height:${rem(lineHeightPx)};font-weight:${weight};text-align:${side}`;
  return html`<span class="text ${textClass}" style="${style}"
    >${lines.map((line, index) => html`<span class="line ${index === 0 ? lineClass : ''} ${text.part === 'name' || text.part === 'comment' ? 'bidi' : ''}">${draw(line)}</span> `)}</span
  >`;
}

const toCounts = (line: string, t: Translate): readonly Html[] =>
  countParts(line, t).map(
    ({ text, tone }) => html`<b class="${tone === 'neutral' ? '' : `t-${tone}`}">${text}</b>`,
  );

function lineClassOf({ box: { role, id } }: PaintedBox, part: PlacedText['part']): string {
  if (part === 'clock') return 'clock';
  if (role === 'verdict') return 'verdict';
  if (id === 'footer:freshness') return 'fresh';
  return role === 'footer' ? 'secondary' : '';
}

function textClassOf({ box: { role }, tone, isLoud }: PaintedBox, part: PlacedText['part']): string {
  if (part === 'label') return `t-${tone}`;
  if (part === 'counts' || part === 'date' || part === 'caption') return `muted ${part}`;
  if (part === 'warning') return 'notice';
  if (part === 'place' || part === 'duration' || part === 'footer') return 'muted';
  if (role === 'row' || role === 'column') return isLoud ? 'loud' : 'muted';
  return role === 'rest' || role === 'calm' ? 'muted' : '';
}

/** The keys of {@link WallTroubles} that a box shows, separated by spaces. */
function keysOf({ subject }: WallBox): string {
  if (subject?.kind === 'card') return subject.cards.join(' ');
  if (subject?.kind !== 'cell') return '';
  const { serviceIds, scopeIds } = subject;
  return serviceIds.flatMap((service) => scopeIds.map((scope) => `cell:${service}/${scope}`)).join(' ');
}

/** The HTML of a strip. */
export function liteStrip(box: WallBox, label: string): Html {
  const { paths, strokePx } = toStripShapes(box.hours ?? '', box);
  const { unobserved, ...filled } = paths;
  return html`<span
    class="box strip"
    style="${toPosition(box, { x: 0, y: 0 })}"
    role="img"
    aria-label="${label}"
    ><svg viewBox="0 0 ${box.width} ${box.height}" aria-hidden="true">
      ${unobserved ? html`<path class="t-unknown" d="${unobserved}" stroke="currentColor" stroke-width="${strokePx}" />` : ''}
      ${Object.entries(filled).map(([tone, d]) => html`<path class="t-${tone === 'none' ? 'unknown' : tone}" d="${d}" fill="currentColor" />`)}
    </svg></span
  >`;
}

/** The HTML of one box of the lite wall; empty for a cell that shows nothing. */
export function liteBox(
  painted: PaintedBox,
  { level, isDoubtful }: Pick<WallContent, 'level' | 'isDoubtful'>,
  t: Translate,
): Html | '' {
  const { box, tone, mark, label } = painted;
  const { role } = box;
  if (role === 'cell' && (!box.glyph || tone === 'neutral')) return '';
  const style = toPosition(box, { x: 0, y: 0 });
  if (role === 'icon' || role === 'sun')
    return html`<span class="box" style="${style}">${toWeather(role === 'sun' ? 'ok' : level)}</span>`;
  const cellClass = `cell ${tone} ${mark ?? ''} ${isDoubtful ? 'doubt' : ''}`;
  const isCell = role === 'cell' || role === 'chip';
  const boxClass = isCell ? cellClass : role === 'card' ? 'card' : '';
  const labelled = label === null ? '' : html` role="img" aria-label="${label}"`;
  const keys = keysOf(box);
  const about = keys === '' ? '' : html` data-about="${keys}"`;
  const content = [
    box.glyph && (role === 'card' || role === 'pinned')
      ? html`<span class="glyph b-${tone}" style="${toPosition(box.glyph, box)}"></span>`
      : '',
    box.glyph && role !== 'card' && role !== 'pinned'
      ? html`<span class="glyph ${isCell ? '' : `t-${tone}`}" style="${toPosition(box.glyph, box)}"
          >${toGlyph(tone === 'neutral' ? 'ok' : tone)}</span
        >`
      : '',
    ...box.texts.map((text) =>
      toText(text, box, lineClassOf(painted, text.part), textClassOf(painted, text.part), (line) =>
        role === 'counts' ? toCounts(line, t) : line,
      ),
    ),
  ];
  return role === 'verdict'
    ? html`<h1 class="box" aria-live="polite" style="${style}">${content}</h1>`
    : html`<span class="box ${boxClass}" style="${style}" ${labelled}${about}>${content}</span>`;
}
