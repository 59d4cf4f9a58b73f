import { ImageResponse } from 'next/og';

import { PreviewPicture } from '@/components/og/preview-picture';
import { openBoardPreview } from '@/lib/server/pages/og-metadata';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { picture } = await openBoardPreview();
  return new ImageResponse(<PreviewPicture {...picture} />, {
    width: 1_200,
    height: 630,
    headers: { 'cache-control': 'no-cache' },
  });
}
