import { getConfig } from '@/lib/server/config';
import { answerRead } from '@/lib/server/read-api/read-api';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ path: string[] }> },
): Promise<Response> {
  return answerRead(request, (await params).path, await getRuntime(), getConfig());
}
