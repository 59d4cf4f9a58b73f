import type { StripView } from '@/lib/status/history/strip-view';
import { toRuns } from '@/lib/status/history/strip-runs';

import { STROKE_STATES } from '../../ui/tones';
import { BAR_HEIGHTS, BAR_TOP, BAR_HEIGHT } from './strip-picture';

/** About the px that a strip is wide, so that hatching is hardly distorted. */
const WIDTH = 720;
const BOTTOM = BAR_TOP + BAR_HEIGHT;
const LEAST_HATCHED = 3;

/** A strip of which equal bars are one shape: pages with many strips stay small. Hatching needs the pattern `hatching` of the page. */
export function RunPicture({
  strip: { bars },
  label,
  hatching,
}: {
  readonly strip: StripView;
  readonly label: string;
  /** The id of the pattern of time without observation. */
  readonly hatching: string;
}) {
  const step = Math.floor(WIDTH / bars.length);
  const hatched = bars.flatMap(({ unobserved }, index) => {
    if (unobserved === 0) return [];
    const height = Math.max(LEAST_HATCHED, Math.round(BAR_HEIGHT * unobserved));
    return `M${index * step} ${BAR_TOP}h${step}v${height}h-${step}z`;
  });
  const incidents = bars.flatMap((bar, index) => (bar.incidents > 0 ? `M${(index + 0.5) * step} 4h0` : []));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${step * bars.length} ${BOTTOM}`}
      preserveAspectRatio="none"
      width="100%"
      height={BOTTOM}
      className="block"
    >
      {hatched.length > 0 && <path d={hatched.join('')} fill={`url(#${hatching})`} />}
      {toRuns(bars.map(({ state }) => state)).map(({ state, at, count }) => {
        if (state === 'unobserved') return null;
        const height = state === null ? 2 : BAR_HEIGHTS[state];
        return (
          <path
            key={at}
            d={`M${(at + 0.1) * step} ${BOTTOM - height / 2}h${(count - 0.2) * step}`}
            strokeWidth={height}
            strokeDasharray={`${0.8 * step} ${0.2 * step}`}
            className={STROKE_STATES[state ?? 'none']}
          />
        );
      })}
      {incidents.length > 0 && (
        <path
          d={incidents.join('')}
          strokeWidth="5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}
