import { forViewers } from '@/lib/server/pages/guard';
import { respondWithBoard } from '@/lib/server/http/respond';
import { getRuntime } from '@/lib/server/runtime';
import { getView } from '@/lib/server/views/get-view';
import { matchView } from '@/lib/server/views/view-routes';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

// `format` lets a screen distinguish this 404 from that of a proxy in front of the board.
const NOT_FOUND = { format: 1, message: 'Not found.' };

export const GET = forViewers<{ readonly params: Promise<{ path: string[] }> }>(
  async (request, viewer, { params }) => {
    const match = matchView((await params).path);
    const query = new URL(request.url).searchParams;
    const read =
      match && (await getView(await getRuntime(), match.name, { params: match.params, query }, viewer));
    if (!read) return Response.json(NOT_FOUND, { status: 404, headers: { 'cache-control': 'no-store' } });
    const { view, ages, time } = read;
    return respondWithBoard(request, { body: JSON.stringify(view), etag: `"${view.version}"`, ages, time });
  },
);
