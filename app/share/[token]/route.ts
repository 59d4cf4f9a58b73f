import { getRuntime } from '@/lib/server/runtime';
import { respondToShareLink } from '@/lib/server/screens/share-link-route';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ token: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondToShareLink(request, (await params).token, (await getRuntime()).screens);
}

export const HEAD = GET;
