'use client';

import type { InitialView } from '@/lib/browser/live/aging-view';
import { useWords } from '@/lib/browser/page/words';
import { announcementState } from '@/lib/language/item-state';
import { LEVEL_KEYS } from '@/lib/language/page-keys';
import type { AnnouncementDetails, DetailPage } from '@/lib/status/notices/notice-details';

import { DetailList } from '../../ui/detail-list';
import { Description } from './comments';
import { placeDetails, Span } from './detail-fields';
import { DetailMain } from './detail-main';
import { NoticeColumns } from './notice-columns';

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
    <NoticeColumns
      latest={<Description description={description} />}
      aside={
        <DetailList
          details={[
            { name: t('details.level'), value: t(LEVEL_KEYS[level]) },
            {
              name: t('details.inForceFromTo'),
              value: <Span startAt={startsAt} endAt={endsAt} nowMs={nowMs} />,
            },
            ...placeDetails(t, announcement),
          ]}
        />
      }
    />
  );
}

export function AnnouncementBoard({
  initial,
  sourceUrl,
}: {
  readonly initial: InitialView<DetailPage<AnnouncementDetails>>;
  readonly sourceUrl: string | null;
}) {
  return (
    <DetailMain kind="announcements" initial={initial} sourceUrl={sourceUrl} toState={announcementState}>
      {(announcement, { nowMs }) => <AnnouncementBody announcement={announcement} nowMs={nowMs} />}
    </DetailMain>
  );
}
