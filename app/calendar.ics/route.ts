import { respondWithCalendar } from '@/lib/server/api/outputs/calendar';
import { openOutputSources } from '@/lib/server/api/outputs/sources';
import { forViewers } from '@/lib/server/pages/guard';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async (request, viewer) =>
  respondWithCalendar(request, await openOutputSources(), viewer),
);
