import { forMembers } from '@/lib/server/access/guard';
import { getRuntime } from '@/lib/server/runtime';
import { respondToShown } from '@/lib/server/screens/respond-to-forms';

export const POST = forMembers(async (request) => respondToShown(request, (await getRuntime()).screens));
