import { Card, type CardTone } from '@/components/ui/card';
import { useWords } from '@/lib/browser/words';
import { INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/happening-keys';
import type { IncidentItem } from '@/lib/status/items';
import type { IncidentSeverity } from '@/lib/status/types';

import { Instant } from './instant';
import { Phrase } from './phrase';
import { PlaceName } from './place-name';
import { Reference } from './reference';

const TONES: Readonly<Record<IncidentSeverity, CardTone>> = {
  critical: 'alert',
  high: 'alert',
  moderate: 'warning',
  low: 'warning',
  minor: 'warning',
  unknown: 'warning',
};

/** One ongoing incident: what, how bad, where, since when, and the last that was said of it in public. */
export function IncidentCard({
  incident,
  nowMs,
}: {
  readonly incident: IncidentItem;
  readonly nowMs: number;
}) {
  const { t, duration } = useWords();
  const { id, name, severity, status, reference, url, impactStartedAt, latest } = incident;
  return (
    <Card tone={TONES[severity]}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">
        <a href={`/incidents/${id}`} className="hover:underline">
          {name}
        </a>
      </h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {t(SEVERITY_KEYS[severity])} · {t(INCIDENT_STATUS_KEYS[status])} · <PlaceName place={incident} />
        {reference !== null && (
          <>
            {' · '}
            <Reference reference={reference} url={url} />
          </>
        )}
        {' · '}
        <span className="whitespace-nowrap">
          {duration((nowMs - Date.parse(impactStartedAt)) / 1_000)}
          <span className="sr-only">
            ,{' '}
            <Phrase id="happening.since" values={{ time: <Instant at={impactStartedAt} nowMs={nowMs} /> }} />
          </span>
        </span>
      </p>
      {latest && (
        <p className="mt-1.5 line-clamp-4 text-sm">
          {latest.text}{' '}
          <span className="text-[13px] text-muted">
            (<Instant at={latest.at} nowMs={nowMs} />)
          </span>
        </p>
      )}
    </Card>
  );
}
