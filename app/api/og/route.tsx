import { ImageResponse } from 'next/og';

import { PreviewPicture } from '@/components/og/preview-picture';
import { openPreview } from '@/lib/server/pages/og-metadata';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { title, level, counts, time, t } = await openPreview();
  const texts = { title, level, counts, sentence: t(`share.${level}`), time: t('share.asOf', { time }) };
  return new ImageResponse(<PreviewPicture {...texts} />, {
    width: 1_200,
    height: 630,
    headers: { 'cache-control': 'no-cache' },
  });
}
