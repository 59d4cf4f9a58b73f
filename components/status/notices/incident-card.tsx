import { Card, type CardHeading, type CardTone } from '@/components/ui/card';
import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { atBase } from '@/lib/site/base-path';
import type { IncidentItem } from '@/lib/status/model/items';
import { LONG_SECONDS, secondsBetween, toMs } from '@/lib/status/model/time';
import type { IncidentSeverity } from '@/lib/status/model/types';

import { ChangedNote } from '../freshness/changed-mark';
import { Elapsed } from '../../ui/elapsed';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { PlaceName } from '../model/place-name';
import { Reference } from '../model/reference';

const TONES: Readonly<Record<IncidentSeverity, CardTone>> = {
  critical: 'alert',
  high: 'alert',
  moderate: 'warning',
  low: 'warning',
  minor: 'warning',
  unknown: 'warning',
};

/** An incident: name, severity, place, duration and latest public comment. */
export function IncidentCard({
  incident,
  nowMs,
  heading: Heading = 'h3',
}: {
  readonly incident: IncidentItem;
  readonly nowMs: number;
  readonly heading?: CardHeading;
}) {
  const { t, duration } = useWords();
  const { id, name, severity, status, reference, url, impactStartedAt, resolvedAt, latest } = incident;
  const isOver = status === 'resolved';
  const startMs = toMs(impactStartedAt);
  const seconds = secondsBetween(startMs, isOver ? toMs(resolvedAt) : nowMs);
  const since = (
    <Phrase id="notice.since" values={{ time: <Instant at={impactStartedAt} nowMs={nowMs} /> }} />
  );
  return (
    <Card tone={isOver ? 'neutral' : TONES[severity]}>
      <ChangedNote list="incidents" id={id} content={incident} />
      <Heading className="line-clamp-3 text-[15px] font-semibold">
        <a href={atBase(`/incidents/${id}`)} className="py-1 hover:underline">
          <Unbroken text={name} />
        </a>
      </Heading>
      <p className="mt-0.5 text-[13px] text-muted">
        {t(SEVERITY_KEYS[severity])}&nbsp;· {t(INCIDENT_STATUS_KEYS[status])}&nbsp;·{' '}
        <PlaceName place={incident} />
        {reference !== null && (
          <>
            {'\u00a0· '}
            <Reference reference={reference} url={url} />
          </>
        )}
        {'\u00a0· '}
        <span className="whitespace-nowrap">
          {isOver ? (
            duration(seconds)
          ) : startMs === null || seconds === null || seconds > LONG_SECONDS ? (
            since
          ) : (
            <>
              <Elapsed sinceMs={startMs} nowMs={nowMs} />
              <span className="sr-only">, {since}</span>
            </>
          )}
        </span>
        {isOver && (
          <>
            {'\u00a0· '}
            <Instant at={impactStartedAt} nowMs={nowMs} />
          </>
        )}
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
