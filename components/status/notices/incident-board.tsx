'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { incidentState } from '@/lib/language/item-state';
import { INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/notice-keys';
import { isUnplaced } from '@/lib/status/model/flaws';
import { toTimeline } from '@/lib/status/notices/incident-timeline';
import type { DetailPage, IncidentDetails } from '@/lib/status/notices/notice-details';

import { DetailList } from '../../ui/detail-list';
import type { LiveBoard } from '../freshness/use-live-board';
import { Description, EarlierComments, LatestComment } from './comments';
import { placeDetails, referenceDetails } from './detail-fields';
import { DetailMain } from './detail-main';
import { InternalEvents } from './internal-events';
import { MonitorsPanel } from './monitors-panel';
import { NoticeColumns } from './notice-columns';
import { Timeline } from './timeline';

function IncidentBody({
  incident,
  live,
}: {
  readonly incident: IncidentDetails;
  readonly live: LiveBoard<DetailPage<IncidentDetails>>;
}) {
  const { t, duration } = useWords();
  const { view, nowMs } = live;
  const { comments, monitors, description, internalEvents } = incident;
  const timeline = toTimeline(incident, nowMs);
  const details = [
    { name: t('details.severity'), value: t(SEVERITY_KEYS[incident.severity]) },
    { name: t('details.status'), value: t(INCIDENT_STATUS_KEYS[incident.status]) },
    {
      name: t('details.duration'),
      value: duration(timeline.seconds),
    },
    ...placeDetails(t, incident),
    ...referenceDetails(t, incident),
  ];
  const isAffecting = !timeline.isOver && !isUnplaced(incident);
  return (
    <NoticeColumns
      latest={<LatestComment comments={comments} areRead={view.readsComments} nowMs={nowMs} />}
      aside={
        <>
          <Timeline timeline={timeline} nowMs={nowMs} />
          {isAffecting && (
            <MonitorsPanel title={t('details.monitors')} place={incident} monitors={monitors} live={live} />
          )}
          <DetailList details={details} />
        </>
      }
    >
      <EarlierComments comments={comments} nowMs={nowMs} />
      <Description description={description} />
      <InternalEvents events={internalEvents} nowMs={nowMs} />
    </NoticeColumns>
  );
}

export function IncidentBoard({
  initial,
  sourceUrl,
}: {
  readonly initial: InitialView<DetailPage<IncidentDetails>>;
  readonly sourceUrl: string | null;
}) {
  return (
    <DetailMain kind="incidents" initial={initial} sourceUrl={sourceUrl} toState={incidentState}>
      {(incident, live) => <IncidentBody incident={incident} live={live} />}
    </DetailMain>
  );
}
