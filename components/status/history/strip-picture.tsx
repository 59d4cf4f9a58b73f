import type { BarView } from '@/lib/status/history/strip-view';
import type { TallyState } from '@/lib/status/history/types';

import { FILL_TONES } from '../../ui/tones';

/** Bars have room above them for the marks of incidents. In px. */
export const BAR_TOP = 9;
/** The highest bar, in px. */
export const BAR_HEIGHT = 36;
/** What there was little of can still be seen. */
const LEAST = 3;
/** Between two bars, in percent of the strip. */
const MOST_GAP = 0.4;

/** Each state has its height, so that bars can be told apart without colours. */
export const BAR_HEIGHTS: Readonly<Record<Exclude<TallyState, 'unobserved'>, number>> = {
  alert: BAR_HEIGHT,
  warning: 26,
  maintenance: 20,
  ok: 13,
};

/** The hatching of time without observation. @param id Unique on the page. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)">
        <rect width="5" height="5" className="fill-cell" />
        <rect width="1.5" height="5" className="fill-unknown" />
      </pattern>
    </defs>
  );
}

/** A bar: the height is that of its worst state, the solid part its share, and what is hatched was not observed. */
export function BarShapes({
  bar: { state, share, unobserved, incidents },
  x,
  width,
  hatching,
}: {
  readonly bar: Pick<BarView, 'state' | 'share' | 'unobserved' | 'incidents'>;
  /** Position and width with their unit. */
  readonly x: { readonly start: string; readonly middle: string };
  readonly width: string;
  readonly hatching: string;
}) {
  const bottom = BAR_TOP + BAR_HEIGHT;
  const height = state === null || state === 'unobserved' ? 0 : BAR_HEIGHTS[state];
  const solid = Math.max(LEAST, height * share);
  const hatched = unobserved === 0 ? 0 : Math.max(LEAST, BAR_HEIGHT * unobserved);
  return (
    <>
      {hatched > 0 && (
        <rect x={x.start} width={width} y={BAR_TOP} height={hatched} fill={`url(#${hatching})`} />
      )}
      {state === null && <rect x={x.start} width={width} y={bottom - 2} height="2" className="fill-line" />}
      {state !== null && state !== 'unobserved' && (
        <g className={FILL_TONES[state]}>
          <rect x={x.start} width={width} y={bottom - height} height={height} fillOpacity="0.35" />
          <rect x={x.start} width={width} y={bottom - solid} height={solid} />
        </g>
      )}
      {incidents > 0 && <circle cx={x.middle} cy="4" r="2.5" className="fill-ink" />}
    </>
  );
}

/** A strip as a picture, as wide as there is room. Positions are in percent, so that shapes are not distorted. */
export function StripPicture({
  id,
  label,
  bars,
  texts,
}: {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly bars: readonly BarView[];
  /** All numbers of each bar. */
  readonly texts: readonly string[];
}) {
  const step = 100 / bars.length;
  const gap = Math.min(MOST_GAP, step * 0.2);
  const inPercent = (value: number): string => `${Number(value.toFixed(3))}%`;
  return (
    <svg role="img" aria-label={label} width="100%" height={BAR_TOP + BAR_HEIGHT} className="block">
      <Hatching id={id} />
      {bars.map((bar, index) => (
        <g key={bar.from} data-bar>
          <title>{texts[index]}</title>
          <rect
            x={inPercent(index * step)}
            width={inPercent(step)}
            y={BAR_TOP - 1}
            height={BAR_HEIGHT + 1}
            className="fill-transparent in-[[data-current]]:stroke-ink in-[[data-current]]:stroke-2"
          />
          <BarShapes
            bar={bar}
            x={{ start: inPercent(index * step + gap / 2), middle: inPercent((index + 0.5) * step) }}
            width={inPercent(step - gap)}
            hatching={id}
          />
        </g>
      ))}
    </svg>
  );
}
