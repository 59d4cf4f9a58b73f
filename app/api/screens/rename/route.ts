import { forMembers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';
import { respondToForm } from '@/lib/server/screens/member-forms';

export const POST = forMembers(async (request, viewer) =>
  respondToForm('rename', request, viewer, (await getRuntime()).screens),
);
