import { forViewers } from '@/lib/server/access/guard';
import { answerPreflight, refuseWrite } from '@/lib/server/read-api/answers';
import { respondWithSnapshot } from '@/lib/server/respond-with-snapshot';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithSnapshot(request, (await getRuntime()).store, viewer),
);

export const OPTIONS = answerPreflight;
export const POST = refuseWrite;
export const PUT = refuseWrite;
export const PATCH = refuseWrite;
export const DELETE = refuseWrite;
