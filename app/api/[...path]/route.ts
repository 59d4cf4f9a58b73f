import { getConfig } from '@/lib/server/config';
import { answerPreflight, refuseWrite } from '@/lib/server/read-api/answers';
import { answerRead } from '@/lib/server/read-api/read-api';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ path: string[] }> },
): Promise<Response> {
  return answerRead(request, (await params).path, await getRuntime(), getConfig());
}

export const OPTIONS = answerPreflight;
export const POST = refuseWrite;
export const PUT = refuseWrite;
export const PATCH = refuseWrite;
export const DELETE = refuseWrite;
