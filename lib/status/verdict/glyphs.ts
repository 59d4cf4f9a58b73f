import type { MonitorStatus } from '../model/types';
import type { VerdictLevel } from './verdict';

/** The states that have a glyph. */
export type GlyphName = MonitorStatus | 'maintenance';

/** A path in a 16 × 16 box: filled with the even-odd rule, or drawn with a round pen of width 1.8. */
export interface GlyphShape {
  readonly d: string;
  readonly isDrawn: boolean;
}

const filled = (d: string): GlyphShape => ({ d, isDrawn: false });

/** A distinct shape for each state, because many people cannot rely on colour. */
export const GLYPHS: Readonly<Record<GlyphName, GlyphShape>> = {
  ok: filled('M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z'),
  warning: filled('M8 1.2 15.4 14.4H.6ZM7.2 6v4.2h1.6V6Zm0 5.4v1.6h1.6v-1.6Z'),
  alert: filled(
    'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5ZM5.9 4.7 4.7 5.9 6.8 8l-2.1 2.1 1.2 1.2L8 9.2l2.1 2.1 1.2-1.2L9.2 8l2.1-2.1-1.2-1.2L8 6.8Z',
  ),
  maintenance: filled(
    'M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1ZM4 4v8h1.6V4Zm3.2 0v8h1.6V4Zm3.2 0v8H12V4Z',
  ),
  unknown: { d: 'M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4C8.4 8.6 8 9 8 10.2M8 13.2v.1', isDrawn: true },
};

/** A path of a weather icon in a 64 × 64 box, drawn with a round pen of width 4.5. */
export interface WeatherStroke {
  readonly d: string;
  readonly tone: 'plain' | 'warning' | 'alert';
  readonly isDashed: boolean;
}

const CLOUD = 'M17 42a11 11 0 0 1 1-21.9 15 15 0 0 1 28.6-1.3A11.6 11.6 0 0 1 47 42';
const stroke = (d: string, tone: WeatherStroke['tone'] = 'plain', isDashed = false): WeatherStroke => ({
  d,
  tone,
  isDashed,
});

/** Weather icons by verdict level: sun for ok, sun and cloud for warning, storm for alert. */
export const WEATHER: Readonly<Record<VerdictLevel, readonly WeatherStroke[]>> = {
  ok: [
    stroke('M32 20a12 12 0 1 1 0 24 12 12 0 0 1 0-24Z', 'warning'),
    stroke('M32 6v7m0 38v7M6 32h7m38 0h7M13.6 13.6l5 5m26.8 26.8 5 5m0-36.8-5 5M18.6 45.4l-5 5', 'warning'),
  ],
  warning: [stroke('M12 14 8 10m14 0V4m-10 18H6m26-8 4-4', 'warning'), stroke(`${CLOUD}H17`)],
  alert: [stroke(CLOUD), stroke('M34 28 26 42h11l-7 15', 'alert')],
  unknown: [stroke(CLOUD, 'plain', true), stroke('M27 33a5.5 5.5 0 1 1 8 5c-2 1.2-3 2.2-3 5M32 52v.2')],
  empty: [stroke(`${CLOUD}H17`, 'plain', true)],
};
