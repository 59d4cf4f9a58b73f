import { Card } from '@/components/ui/card';
import { Instant } from '@/components/ui/instant';
import { formatDuration } from '@/lib/status/duration';
import type { Placed } from '@/lib/status/overview';
import type { Maintenance } from '@/lib/status/types';

import { StatusGlyph } from './status-glyph';

const IMPACT: Readonly<Record<Maintenance['serviceStatus'], string>> = {
  up: 'service stays up',
  degraded: 'service degraded',
  down: 'service down',
  unknown: 'impact unknown',
};

/** One open maintenance: what, where, when, and whether it has outstayed its window. */
export function MaintenanceCard({
  maintenance,
  nowMs,
  timeZone,
}: {
  readonly maintenance: Placed<Maintenance>;
  readonly nowMs: number;
  readonly timeZone: string;
}) {
  const {
    name,
    status,
    serviceStatus,
    service,
    scope,
    scheduledStartAt,
    scheduledEndAt,
    isOverrunning,
    comments,
  } = maintenance;
  const [latest] = comments;
  const zone = { nowMs, timeZone };
  const overrunSeconds = (nowMs - Date.parse(scheduledEndAt)) / 1_000;
  return (
    <Card tone={isOverrunning ? 'warning' : 'maintenance'}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">{name}</h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {isOverrunning && (
          <strong className="font-semibold text-warning">
            <StatusGlyph name="warning" className="mr-1 size-3 align-[-1px]" />
            Overrunning by {formatDuration(overrunSeconds)}
            {' · '}
          </strong>
        )}
        {status === 'in-progress' ? (
          <>
            In progress · until <Instant at={scheduledEndAt} {...zone} />
          </>
        ) : (
          <>
            <Instant at={scheduledStartAt} {...zone} /> to{' '}
            <Instant at={scheduledEndAt} nowMs={Date.parse(scheduledStartAt)} timeZone={timeZone} />
          </>
        )}
        {' · '}
        <span className="name">
          {service} / {scope}
        </span>{' '}
        · {IMPACT[serviceStatus]}
      </p>
      {status === 'in-progress' && latest && <p className="mt-1.5 line-clamp-3 text-sm">{latest.text}</p>}
    </Card>
  );
}
