import { getRuntime } from '@/lib/server/runtime';
import { respondToShare } from '@/lib/server/screens/share-route';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondToShare(request, (await params).token, (await getRuntime()).screens);
}

export const HEAD = GET;
