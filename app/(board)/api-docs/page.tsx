import { ApiReference } from '@/components/docs/api-reference';
import { Frame } from '@/components/frame/frame';
import { openApiDocs } from '@/lib/server/pages/api-docs';
import { atBase } from '@/lib/site/base-path';

export default async function ApiDocsPage() {
  const { frame, summary, reference, labels } = await openApiDocs();
  return (
    <Frame {...frame} summary={summary} current={null}>
      <title>{`${labels.title} – ${summary.title}`}</title>
      <link rel="icon" type="image/png" href={atBase('/icons/board-180.png')} />
      <ApiReference reference={reference} words={labels} />
    </Frame>
  );
}
