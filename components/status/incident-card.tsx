import { Card, type CardTone } from '@/components/ui/card';
import { Instant } from '@/components/ui/instant';
import { formatDuration } from '@/lib/status/duration';
import type { Placed } from '@/lib/status/overview';
import type { Incident, IncidentSeverity } from '@/lib/status/types';

const TONES: Readonly<Record<IncidentSeverity, CardTone>> = {
  critical: 'alert',
  high: 'alert',
  moderate: 'warning',
  low: 'warning',
  minor: 'warning',
  unknown: 'warning',
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** One ongoing incident: what, how bad, where, since when, and the last that was said of it in public. */
export function IncidentCard({
  incident,
  nowMs,
  timeZone,
}: {
  readonly incident: Placed<Incident>;
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  const { name, severity, status, service, scope, reference, url, impactStartedAt, comments } = incident;
  const [latest] = comments;
  return (
    <Card tone={TONES[severity]}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">{name}</h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {capitalised(severity)} · {status} ·{' '}
        <span className="name">
          {service} / {scope}
        </span>
        {reference && (
          <>
            {' · '}
            {url ? (
              <a
                href={url}
                rel="noopener noreferrer nofollow"
                target="_blank"
                className="text-maintenance underline"
              >
                {reference}
              </a>
            ) : (
              reference
            )}
          </>
        )}
        {' · '}
        <span className="whitespace-nowrap">
          {formatDuration((nowMs - Date.parse(impactStartedAt)) / 1_000)}
          <span className="sr-only">
            , since <Instant at={impactStartedAt} {...{ nowMs, timeZone }} />
          </span>
        </span>
      </p>
      {latest && (
        <p className="mt-1.5 line-clamp-4 text-sm">
          {latest.text}{' '}
          <span className="text-[13px] text-muted">
            (<Instant at={latest.at} {...{ nowMs, timeZone }} />)
          </span>
        </p>
      )}
    </Card>
  );
}
