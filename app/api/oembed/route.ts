import { respondWithOEmbed } from '@/lib/server/api/embed/oembed';
import { getConfig } from '@/lib/server/config/config';
import { forViewers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithOEmbed(request, (await getRuntime()).store, getConfig(), viewer),
);
