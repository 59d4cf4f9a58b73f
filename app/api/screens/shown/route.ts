import { forMembers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';
import { respondToShown } from '@/lib/server/screens/form-routes';

export const POST = forMembers(async (request) => respondToShown(request, (await getRuntime()).screens));
