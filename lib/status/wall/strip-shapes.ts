import { STRIP_HOURS } from './strip-size';
import type { Rect } from './wall-layout';

/** A shape of a strip: filled, or (`unobserved`) drawn as strokes of {@link StripShapes.strokePx}. `none` is time without a record. */
export type StripTone = 'ok' | 'warning' | 'alert' | 'maintenance' | 'unobserved' | 'none';

/** The shapes of a strip as SVG paths, from the upper left corner of its box. */
export interface StripShapes {
  readonly paths: Readonly<Partial<Record<StripTone, string>>>;
  readonly strokePx: number;
}

/** Each state has its height, so that hours can be told apart without colours: as the strips of pages. */
const BARS: Readonly<Record<string, readonly [StripTone, number]>> = {
  a: ['alert', 1],
  w: ['warning', 0.72],
  m: ['maintenance', 0.56],
  o: ['ok', 0.36],
  '-': ['none', 0.08],
};
const FILLED = 0.8;
const STROKE = 0.08;
const HATCHES = 4;

/** The shapes of a strip. @param hours Letters of `toHour`. What was not observed is hatched. */
export function toStripShapes(hours: string, { width, height }: Pick<Rect, 'width' | 'height'>): StripShapes {
  const step = width / STRIP_HOURS;
  const barPx = Math.max(1, Math.round(step * FILLED));
  const strokePx = Math.max(1, Math.round(height * STROKE));
  const paths: Partial<Record<StripTone, string>> = {};
  const add = (tone: StripTone, path: string): void => {
    paths[tone] = (paths[tone] ?? '') + path;
  };
  [...hours].forEach((letter, hour) => {
    const x = Math.round(hour * step);
    const [tone, share] = BARS[letter.toLowerCase()] ?? ['unobserved', 0];
    const solidPx = Math.round(height * share);
    if (tone !== 'unobserved') add(tone, `M${x} ${height - solidPx}h${barPx}v${solidPx}h-${barPx}z`);
    if (letter === letter.toLowerCase() && tone !== 'unobserved') return;
    const gapPx = height / HATCHES;
    const free = height - solidPx;
    for (let y = gapPx; y <= free; y += gapPx)
      add('unobserved', `M${x} ${Math.round(y)}l${barPx} -${Math.round(gapPx / 2)}`);
  });
  return { paths, strokePx };
}
