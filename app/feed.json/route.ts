import { respondWithFeed } from '@/lib/server/api/outputs/feed';
import { openOutputSources } from '@/lib/server/api/outputs/sources';
import { forViewers } from '@/lib/server/pages/guard';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithFeed(request, 'json', await openOutputSources(), viewer),
);
