'use client';

import type { ReactNode } from 'react';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { maintenanceState } from '@/lib/language/item-state';
import { IMPACT_KEYS } from '@/lib/language/notice-keys';
import { MAINTENANCE_STATUS_KEYS } from '@/lib/language/page-keys';
import { atBase } from '@/lib/site/base-path';
import { isUnplaced, isUnread } from '@/lib/status/model/flaws';
import { isOver } from '@/lib/status/model/maintenance';
import type { DetailPage, MaintenanceDetails } from '@/lib/status/notices/notice-details';

import { DetailList } from '../../ui/detail-list';
import { Instant } from '../../ui/instant';
import type { LiveBoard } from '../freshness/use-live-board';
import { Description, EarlierComments, LatestComment } from './comments';
import { placeDetails, referenceDetails, Span } from './detail-fields';
import { DetailMain } from './detail-main';
import { InternalEvents } from './internal-events';
import { MonitorsPanel } from './monitors-panel';
import { NoticeColumns } from './notice-columns';

interface SummaryProps {
  readonly maintenance: MaintenanceDetails;
  readonly nowMs: number;
}

function MaintenanceSummary({ maintenance, nowMs }: SummaryProps) {
  const { t } = useWords();
  const { status, serviceStatus, scheduledStartAt, scheduledEndAt, startedAt, endedAt } = maintenance;
  const missing = t('details.notYet');
  const at = (date: string | null, field: string) =>
    date === null && !isUnread(maintenance, field) ? missing : <Instant at={date} nowMs={nowMs} />;
  return (
    <DetailList
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
  live,
}: {
  readonly maintenance: MaintenanceDetails;
  readonly live: LiveBoard<DetailPage<MaintenanceDetails>>;
}) {
  const { t } = useWords();
  const { view, nowMs } = live;
  const { id, status, scheduledStartAt, scheduledEndAt, description, comments, monitors, internalEvents } =
    maintenance;
  return (
    <NoticeColumns
      latest={<LatestComment comments={comments} areRead={view.readsComments} nowMs={nowMs} />}
      aside={
        <>
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
            <MonitorsPanel
              title={t('details.monitors')}
              place={maintenance}
              monitors={monitors}
              marking="both"
              live={live}
            />
          )}
        </>
      }
    >
      <EarlierComments comments={comments} nowMs={nowMs} />
      <Description description={description} />
      <InternalEvents events={internalEvents} nowMs={nowMs} />
    </NoticeColumns>
  );
}

export function MaintenanceBoard({
  initial,
  sourceUrl,
  subscribe,
}: {
  readonly initial: InitialView<DetailPage<MaintenanceDetails>>;
  readonly sourceUrl: string | null;
  /** The control for subscriptions. */
  readonly subscribe: ReactNode;
}) {
  return (
    <DetailMain
      kind="maintenances"
      initial={initial}
      sourceUrl={sourceUrl}
      toState={maintenanceState}
      subscribe={subscribe}
    >
      {(maintenance, live) => <MaintenanceBody maintenance={maintenance} live={live} />}
    </DetailMain>
  );
}
