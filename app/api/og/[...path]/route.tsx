import { ImageResponse } from 'next/og';

import { PreviewPicture } from '@/components/og/preview-picture';
import { openItemPreview } from '@/lib/server/pages/og-metadata';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

const HEADERS = { 'cache-control': 'no-cache' };

export async function GET(
  _: Request,
  { params }: { readonly params: Promise<{ readonly path: string[] }> },
): Promise<Response> {
  const preview = await openItemPreview((await params).path);
  if (!preview)
    return Response.json({ message: 'There is nothing here.' }, { status: 404, headers: HEADERS });
  return new ImageResponse(<PreviewPicture {...preview.picture} />, {
    width: 1_200,
    height: 630,
    headers: HEADERS,
  });
}
