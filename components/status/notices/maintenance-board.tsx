'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { IMPACT_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import { atBase } from '@/lib/site/base-path';
import type { Freshness } from '@/lib/status/freshness/freshness';
import { isUnplaced, isUnread } from '@/lib/status/model/flaws';
import { isOver } from '@/lib/status/model/maintenance';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { DetailPage, MaintenanceDetails } from '@/lib/status/notices/notice-details';

import { DetailGrid } from '../../ui/detail-grid';
import { Instant } from '../../ui/instant';
import { StatusGlyph } from '../../ui/status-glyph';
import { Comments, Description } from './comments';
import { placeDetails, referenceDetails, Span } from './detail-fields';
import { DetailMain } from './detail-main';
import { InternalEvents } from './internal-events';
import { MonitorsPanel } from './monitors-panel';

interface BodyProps {
  readonly maintenance: MaintenanceDetails;
  readonly nowMs: number;
}

function MaintenanceSummary({ maintenance, nowMs }: BodyProps) {
  const { t } = useWords();
  const { status, serviceStatus, scheduledStartAt, scheduledEndAt, startedAt, endedAt } = maintenance;
  const missing = t('details.notYet');
  const at = (date: string | null, field: string) =>
    date === null && !isUnread(maintenance, field) ? missing : <Instant at={date} nowMs={nowMs} />;
  return (
    <DetailGrid
      details={[
        { name: t('details.status'), value: t(MAINTENANCE_STATUS_KEYS[status]) },
        { name: t('details.impact'), value: t(IMPACT_KEYS[serviceStatus]) },
        {
          name: t('details.scheduled'),
          value: <Span startAt={scheduledStartAt} endAt={scheduledEndAt} nowMs={nowMs} />,
        },
        { name: t('details.began'), value: at(startedAt, 'start_date') },
        { name: t('details.ended'), value: at(endedAt, 'end_date') },
        ...placeDetails(t, maintenance),
        ...referenceDetails(t, maintenance),
      ]}
    />
  );
}

function MaintenanceBody({
  maintenance,
  nowMs,
  readsComments,
  monitorsFreshness,
}: BodyProps & { readonly readsComments: boolean; readonly monitorsFreshness: Freshness }) {
  const { t, duration } = useWords();
  const { id, status, scheduledStartAt, scheduledEndAt, isOverrunning, description, comments, monitors } =
    maintenance;
  const overrunSeconds = secondsBetween(toMs(scheduledEndAt), nowMs);
  return (
    <>
      {isOverrunning && (
        <p className="flex items-center gap-2 rounded-card border border-l-[5px] border-line border-l-warning-edge bg-panel px-4 py-3 font-semibold text-warning">
          <StatusGlyph name="warning" />
          {t('notice.overrunning', { duration: duration(overrunSeconds) })}
        </p>
      )}
      <div>
        <MaintenanceSummary maintenance={maintenance} nowMs={nowMs} />
        {scheduledStartAt !== null && scheduledEndAt !== null && (
          <p className="mt-3 text-sm print:hidden">
            <a
              href={atBase(`/api/maintenance/${id}/calendar`)}
              className="inline-block rounded-card border border-line bg-panel px-3 py-1.5 hover:border-muted"
            >
              {t('details.calendar')}
            </a>
          </p>
        )}
      </div>
      {!isOver(status) && !isUnplaced(maintenance) && (
        <div data-freshness={monitorsFreshness.word}>
          <MonitorsPanel monitors={monitors} />
        </div>
      )}
      <Description description={description} />
      <Comments comments={comments} areRead={readsComments} nowMs={nowMs} />
      <InternalEvents events={maintenance.internalEvents} nowMs={nowMs} />
    </>
  );
}

export function MaintenanceBoard({
  initial,
}: {
  readonly initial: InitialView<DetailPage<MaintenanceDetails>>;
}) {
  return (
    <DetailMain kind="maintenances" initial={initial}>
      {(maintenance, { view, nowMs, freshness }) => (
        <MaintenanceBody
          maintenance={maintenance}
          readsComments={view.readsComments}
          nowMs={nowMs}
          monitorsFreshness={freshness}
        />
      )}
    </DetailMain>
  );
}
