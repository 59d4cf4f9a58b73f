'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { LEVEL_KEYS } from '@/lib/language/page-keys';
import { toMs } from '@/lib/status/model/time';
import type { AnnouncementDetails, DetailPage } from '@/lib/status/notices/notice-details';

import { DetailGrid } from '../../ui/detail-grid';
import { Description } from './comments';
import { placeDetails, Span } from './detail-fields';
import { DetailMain } from './detail-main';

function stateKey({ startsAt, endsAt }: AnnouncementDetails, nowMs: number) {
  // A date that could not be read does not limit the period.
  if ((toMs(startsAt) ?? -Infinity) > nowMs) return 'details.toCome';
  return (toMs(endsAt) ?? Infinity) > nowMs ? 'details.inForce' : 'details.over';
}

function AnnouncementBody({
  announcement,
  nowMs,
}: {
  readonly announcement: AnnouncementDetails;
  readonly nowMs: number;
}) {
  const { t } = useWords();
  const { level, startsAt, endsAt, description } = announcement;
  return (
    <>
      <DetailGrid
        details={[
          { name: t('details.status'), value: t(stateKey(announcement, nowMs)) },
          { name: t('details.level'), value: t(LEVEL_KEYS[level]) },
          {
            name: t('details.inForceFromTo'),
            value: <Span startAt={startsAt} endAt={endsAt} nowMs={nowMs} />,
          },
          ...placeDetails(t, announcement),
        ]}
      />
      <Description description={description} />
    </>
  );
}

export function AnnouncementBoard({
  initial,
}: {
  readonly initial: InitialView<DetailPage<AnnouncementDetails>>;
}) {
  return (
    <DetailMain kind="announcements" initial={initial}>
      {(announcement, { nowMs }) => <AnnouncementBody announcement={announcement} nowMs={nowMs} />}
    </DetailMain>
  );
}
