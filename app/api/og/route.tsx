import { ImageResponse } from 'next/og';

import { openShared } from '@/lib/server/pages/og-metadata';
import { PreviewPicture } from '@/components/og/preview-picture';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { title, level, counts, time, t } = await openShared();
  const said = { title, level, counts, sentence: t(`share.${level}`), time: t('share.asOf', { time }) };
  return new ImageResponse(<PreviewPicture {...said} />, {
    width: 1_200,
    height: 630,
    headers: { 'cache-control': 'no-cache' },
  });
}
