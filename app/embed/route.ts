import { respondToEmbed } from '@/lib/server/api/embed/embed-page';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondToEmbed(request, (await getRuntime()).store, viewer),
);
