import { Card, type CardHeading, type CardTone } from '@/components/ui/card';
import { Unbroken } from '@/components/ui/unbroken';
import { useWords } from '@/lib/browser/page/words';
import { IMPACT_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import { atBase } from '@/lib/site/base-path';
import type { MaintenanceItem } from '@/lib/status/model/items';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import { isOver, isOverdueToStart } from '@/lib/status/model/maintenance';

import { ChangedNote } from '../freshness/changed-mark';
import { Instant } from '../../ui/instant';
import { Phrase } from '../../ui/phrase';
import { TimeRange } from '../../ui/time-range';
import { PlaceName } from '../model/place-name';
import { StatusGlyph } from '../../ui/status-glyph';

function toTone({ status, isOverrunning }: MaintenanceItem, isOverdue: boolean): CardTone {
  if (isOverrunning || isOverdue) return 'warning';
  return isOver(status) ? 'neutral' : 'maintenance';
}

/** A maintenance: name, place, times, outcome, and whether it overruns or has not started in time. */
export function MaintenanceCard({
  maintenance,
  nowMs,
  heading: Heading = 'h3',
}: {
  readonly maintenance: MaintenanceItem;
  readonly nowMs: number;
  readonly heading?: CardHeading;
}) {
  const { t, duration } = useWords();
  const { id, name, status, serviceStatus, scheduledStartAt, scheduledEndAt, isOverrunning, latest } =
    maintenance;
  const isOverdue = isOverdueToStart(maintenance, nowMs);
  const overrunSeconds = secondsBetween(toMs(scheduledEndAt), nowMs);
  return (
    <Card tone={toTone(maintenance, isOverdue)}>
      <ChangedNote list="maintenances" id={id} content={maintenance} />
      <Heading className="line-clamp-3 text-[15px] font-semibold">
        <a href={atBase(`/maintenances/${id}`)} className="py-1 hover:underline">
          <Unbroken text={name} />
        </a>
      </Heading>
      <p className="mt-0.5 text-[13px] text-muted">
        {(isOverrunning || isOverdue) && (
          <strong className="font-semibold text-warning">
            <StatusGlyph name="warning" className="mr-1 size-3 align-[-1px]" />
            {isOverrunning ? (
              t('notice.overrunning', { duration: duration(overrunSeconds) })
            ) : (
              <Phrase
                id="notice.notStarted"
                values={{ time: <Instant at={scheduledStartAt} nowMs={nowMs} /> }}
              />
            )}
            {'\u00a0· '}
          </strong>
        )}
        {status !== 'scheduled' &&
          status !== 'in-progress' &&
          `${t(MAINTENANCE_STATUS_KEYS[status])}\u00a0· `}
        {status === 'in-progress' ? (
          <Phrase
            id="notice.inProgressUntil"
            values={{ time: <Instant at={scheduledEndAt} nowMs={nowMs} /> }}
          />
        ) : isOverdue ? (
          <Phrase id="notice.until" values={{ time: <Instant at={scheduledEndAt} nowMs={nowMs} /> }} />
        ) : (
          <TimeRange startAt={scheduledStartAt} endAt={scheduledEndAt} nowMs={nowMs} />
        )}
        {'\u00a0· '}
        <PlaceName place={maintenance} />
        &nbsp;· {t(IMPACT_KEYS[serviceStatus])}
      </p>
      {status === 'in-progress' && latest && <p className="mt-1.5 line-clamp-3 text-sm">{latest.text}</p>}
    </Card>
  );
}
