import { respondWithBoard } from '@/lib/server/respond';
import { getView } from '@/lib/server/views/get-view';
import { matchView } from '@/lib/server/views/match-view';

export const dynamic = 'force-dynamic';

// With its format, so that a screen knows who says so: a proxy that lost the dashboard says 404 as well.
const NOT_FOUND = { format: 1, message: 'There is nothing here.' };

export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ path: string[] }> },
): Promise<Response> {
  const match = matchView((await params).path);
  const read =
    match && (await getView(match.name, { params: match.params, query: new URL(request.url).searchParams }));
  if (!read) return Response.json(NOT_FOUND, { status: 404, headers: { 'cache-control': 'no-store' } });
  const { view, ages, time } = read;
  return respondWithBoard(request, { body: JSON.stringify(view), etag: `"${view.version}"`, ages, time });
}
