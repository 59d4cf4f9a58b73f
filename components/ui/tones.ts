import type { GlyphName, WeatherStroke } from '@/lib/status/verdict/glyphs';

/** A state with a colour; `neutral` is for what has no state. */
export type Tone = GlyphName | 'neutral';

// The only tables from a state to its colours. Class names must be complete, because Tailwind finds them by text search.

/** Text and glyphs. */
export const TEXT_TONES: Readonly<Record<Tone, string>> = {
  ok: 'text-ok',
  warning: 'text-warning',
  alert: 'text-alert',
  unknown: 'text-unknown',
  maintenance: 'text-maintenance',
  neutral: 'text-muted',
};

/** Shapes in pictures. */
export const FILL_TONES: Readonly<Record<GlyphName, string>> = {
  ok: 'fill-ok',
  warning: 'fill-warning',
  alert: 'fill-alert',
  unknown: 'fill-unknown',
  maintenance: 'fill-maintenance',
};

/** Bars that are drawn as strokes; `none` is time without a record. */
export const STROKE_STATES = {
  ok: 'stroke-ok',
  warning: 'stroke-warning',
  alert: 'stroke-alert',
  maintenance: 'stroke-maintenance',
  none: 'stroke-line',
} as const;

/** Cells of a map, on the board and on the wall: the background and what is on it. The background of `ok` differs. */
export const CELL_TONES: Readonly<Record<GlyphName, string>> = {
  ok: 'text-ok',
  warning: 'bg-warning-fill text-warning-on',
  alert: 'bg-alert-fill text-alert-on',
  unknown: 'hatched-cell bg-cell text-ink',
  maintenance: 'bg-maintenance-fill text-maintenance',
};

/** Borders of cells on the board. */
export const BORDER_TONES: Readonly<Record<GlyphName, string>> = {
  ok: 'border-transparent bg-cell',
  warning: 'border-warning-edge',
  alert: 'border-alert-edge',
  unknown: 'border-unknown',
  maintenance: 'border-maintenance-edge',
};

/** The left edge of cards on the board. */
export const EDGE_TONES = {
  alert: 'border-l-[5px] border-l-alert-edge',
  warning: 'border-l-[5px] border-l-warning-edge',
  maintenance: 'border-l-[5px] border-l-maintenance-edge',
  neutral: '',
} as const;

/** The coloured band of cards on the wall. */
export const BAND_TONES: Readonly<Record<Tone, string>> = {
  ok: 'bg-ok',
  warning: 'bg-warning-edge',
  alert: 'bg-alert-edge',
  unknown: 'bg-unknown',
  maintenance: 'bg-maintenance-edge',
  neutral: 'bg-unknown',
};

/** The lines of weather icons. */
export const STROKE_TONES: Readonly<Record<WeatherStroke['tone'], string | undefined>> = {
  plain: undefined,
  warning: 'stroke-warning-edge',
  alert: 'stroke-alert',
};
