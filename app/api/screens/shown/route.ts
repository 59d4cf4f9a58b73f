import { forMembers } from '@/lib/server/pages/guard';
import { getRuntime } from '@/lib/server/runtime';
import { forgetNewLink } from '@/lib/server/screens/member-forms';

export const POST = forMembers(async (request) => forgetNewLink(request, (await getRuntime()).screens));
