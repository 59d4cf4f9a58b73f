'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '@/lib/language/notice-keys';
import type { DetailPage, IncidentDetails } from '@/lib/status/notices/notice-details';
import { toTimeline } from '@/lib/status/notices/incident-timeline';

import { DetailMain } from './detail-main';
import { DetailGrid } from '../../ui/detail-grid';
import { InternalEvents } from './internal-events';
import { placeDetails, referenceDetails } from './detail-fields';
import { Timeline } from './timeline';
import { Comments, Description } from './comments';

function IncidentBody({
  incident,
  readsComments,
  nowMs,
}: {
  readonly incident: IncidentDetails;
  readonly readsComments: boolean;
  readonly nowMs: number;
}) {
  const { t, duration } = useWords();
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
  return (
    <>
      <DetailGrid details={details} />
      <Timeline timeline={timeline} nowMs={nowMs} />
      <Description description={incident.description} />
      <Comments comments={incident.comments} areRead={readsComments} nowMs={nowMs} />
      <InternalEvents events={incident.internalEvents} nowMs={nowMs} />
    </>
  );
}

export function IncidentBoard({ initial }: { readonly initial: InitialView<DetailPage<IncidentDetails>> }) {
  return (
    <DetailMain kind="incidents" initial={initial}>
      {(incident, { view, nowMs }) => (
        <IncidentBody incident={incident} readsComments={view.readsComments} nowMs={nowMs} />
      )}
    </DetailMain>
  );
}
