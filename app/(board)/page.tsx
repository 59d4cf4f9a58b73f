import { Frame } from '@/components/frame/frame';
import { ServiceHistory } from '@/components/status/history/service-history';
import { OverviewBoard } from '@/components/status/overview/overview-board';
import { openServiceStrips } from '@/lib/server/pages/history-strips';
import { openPage, type PageProps } from '@/lib/server/pages/page';

export default async function OverviewPage(props: PageProps) {
  const [{ initial, frame }, strips] = await Promise.all([
    openPage('overview', props, ['notice', 'list', 'map', 'reason']),
    openServiceStrips(props),
  ]);
  const services = initial.view.map?.rows.map(([id, name]) => ({ id, name })) ?? [];
  return (
    <Frame {...frame} summary={initial.view} current="overview">
      <OverviewBoard initial={initial} history={<ServiceHistory services={services} {...strips} />} />
    </Frame>
  );
}
