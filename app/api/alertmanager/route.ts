import { respondToAlertmanager } from '@/lib/server/api/alertmanager';
import { getConfig } from '@/lib/server/config/config';
import { getRuntime } from '@/lib/server/runtime';

export const dynamic = 'force-dynamic';

const respond = (request: Request): Promise<Response> =>
  respondToAlertmanager(request, {
    token: getConfig().ALERTMANAGER_TOKEN,
    alerts: async () => (await getRuntime()).alerts,
  });

export {
  respond as DELETE,
  respond as GET,
  respond as OPTIONS,
  respond as PATCH,
  respond as POST,
  respond as PUT,
};
