import { forMembers } from '@/lib/server/access/guard';
import { getRuntime } from '@/lib/server/runtime';
import { respondToForm } from '@/lib/server/screens/respond-to-forms';

export const POST = forMembers(async (request, viewer) =>
  respondToForm('revoke')(request, viewer, (await getRuntime()).screens),
);
