import { STROKE_TONES } from '@/components/ui/tones';
import { WEATHER } from '@/lib/status/verdict/glyphs';
import type { VerdictLevel } from '@/lib/status/verdict/verdict';

/** The verdict level as a weather icon: sun for ok, sun and cloud for warning, storm for alert. */
export function WeatherIcon({
  level,
  className = 'size-16',
}: {
  readonly level: VerdictLevel;
  readonly className?: string;
}) {
  return (
    <svg
      viewBox="0 0 64 64"
      aria-hidden="true"
      fill="none"
      strokeWidth="4.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 stroke-muted ${className}`}
    >
      {WEATHER[level].map(({ d, tone, isDashed }) => (
        <path key={d} d={d} className={STROKE_TONES[tone]} strokeDasharray={isDashed ? '4 7' : undefined} />
      ))}
    </svg>
  );
}
