import { ImageResponse } from 'next/og';

import { PreviewPicture } from '@/components/og/preview-picture';
import { readEmbedBoard } from '@/lib/server/api/embed/embed-board';
import { answer } from '@/lib/server/api/history/answer';
import { describeBoard } from '@/lib/server/pages/board-preview';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

/** The state as a picture with its time, for chats and mail. */
export const GET = forViewers(async (request, viewer) => {
  const { store } = await getRuntime();
  return answer(() => {
    const { picture } = describeBoard(readEmbedBoard(request, store, viewer));
    return new ImageResponse(<PreviewPicture {...picture} />, {
      width: 1_200,
      height: 630,
      headers: { 'cache-control': 'no-cache' },
    });
  });
});
