import { Frame } from '@/components/frame/frame';
import { ReportMain } from '@/components/status/history/report-main';
import { toQuery, type PageProps } from '@/lib/server/pages/page';
import { openReport } from '@/lib/server/pages/report';
import { atBase } from '@/lib/site/base-path';

export default async function ReliabilityPage({ searchParams }: PageProps) {
  const { frame, summary, ...report } = await openReport(toQuery(await searchParams));
  return (
    <Frame {...frame} summary={summary} current={null}>
      <title>{`${report.words.t('report.title')} – ${summary.title}`}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <ReportMain {...report} />
    </Frame>
  );
}
