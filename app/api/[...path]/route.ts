import { forViewers } from '@/lib/server/access/guard';
import { getConfig } from '@/lib/server/config';
import { answerPreflight, refuseWrite } from '@/lib/server/read-api/answers';
import { answerRead } from '@/lib/server/read-api/read-api';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export const GET = forViewers<{ readonly params: Promise<{ path: string[] }> }>(
  async (request, viewer, { params }) =>
    answerRead(request, (await params).path, await getRuntime(), getConfig(), viewer),
);

export const OPTIONS = answerPreflight;
export const POST = refuseWrite;
export const PUT = refuseWrite;
export const PATCH = refuseWrite;
export const DELETE = refuseWrite;
