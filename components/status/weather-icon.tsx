import type { VerdictLevel } from '@/lib/status/verdict';

const CLOUD = 'M17 42a11 11 0 0 1 1-21.9 15 15 0 0 1 28.6-1.3A11.6 11.6 0 0 1 47 42';

const PICTURES: Readonly<Record<VerdictLevel, React.ReactNode>> = {
  ok: (
    <g className="stroke-warning-edge">
      <circle cx="32" cy="32" r="12" />
      <path d="M32 6v7m0 38v7M6 32h7m38 0h7M13.6 13.6l5 5m26.8 26.8 5 5m0-36.8-5 5M18.6 45.4l-5 5" />
    </g>
  ),
  warning: (
    <>
      <path className="stroke-warning-edge" d="M12 14 8 10m14 0V4m-10 18H6m26-8 4-4" />
      <path d={`${CLOUD}H17`} />
    </>
  ),
  alert: (
    <>
      <path d={CLOUD} />
      <path className="stroke-alert" d="M34 28 26 42h11l-7 15" />
    </>
  ),
  unknown: (
    <>
      <path d={CLOUD} strokeDasharray="4 7" />
      <path d="M27 33a5.5 5.5 0 1 1 8 5c-2 1.2-3 2.2-3 5M32 52v.2" />
    </>
  ),
  empty: <path d={`${CLOUD}H17`} strokeDasharray="4 7" />,
};

/** The weather in one picture: sun for all ok, cloud and sun for some warning, a storm for any alert. */
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
      {PICTURES[level]}
    </svg>
  );
}
