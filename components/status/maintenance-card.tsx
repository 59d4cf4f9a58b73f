import { Card } from '@/components/ui/card';
import { useWords } from '@/lib/browser/words';
import { IMPACT_KEYS } from '@/lib/language/happening-keys';
import type { MaintenanceItem } from '@/lib/status/items';

import { Instant } from './instant';
import { Phrase } from './phrase';
import { PlaceName } from './place-name';
import { StatusGlyph } from './status-glyph';

/** One open maintenance: what, where, when, and whether it has outstayed its window. */
export function MaintenanceCard({
  maintenance,
  nowMs,
}: {
  readonly maintenance: MaintenanceItem;
  readonly nowMs: number;
}) {
  const { t, duration } = useWords();
  const { id, name, status, serviceStatus, scheduledStartAt, scheduledEndAt, isOverrunning, latest } =
    maintenance;
  const overrunSeconds = (nowMs - Date.parse(scheduledEndAt)) / 1_000;
  return (
    <Card tone={isOverrunning ? 'warning' : 'maintenance'}>
      <h3 className="line-clamp-3 text-[15px] font-semibold">
        <a href={`/maintenances/${id}`} className="hover:underline">
          {name}
        </a>
      </h3>
      <p className="mt-0.5 text-[13px] text-muted">
        {isOverrunning && (
          <strong className="font-semibold text-warning">
            <StatusGlyph name="warning" className="mr-1 size-3 align-[-1px]" />
            {t('happening.overrunning', { duration: duration(overrunSeconds) })}
            {' · '}
          </strong>
        )}
        {status === 'in-progress' ? (
          <Phrase
            id="happening.inProgressUntil"
            values={{ time: <Instant at={scheduledEndAt} nowMs={nowMs} /> }}
          />
        ) : (
          <Phrase
            id="happening.fromTo"
            values={{
              start: <Instant at={scheduledStartAt} nowMs={nowMs} />,
              end: <Instant at={scheduledEndAt} nowMs={Date.parse(scheduledStartAt)} />,
            }}
          />
        )}
        {' · '}
        <PlaceName place={maintenance} /> · {t(IMPACT_KEYS[serviceStatus])}
      </p>
      {status === 'in-progress' && latest && <p className="mt-1.5 line-clamp-3 text-sm">{latest.text}</p>}
    </Card>
  );
}
