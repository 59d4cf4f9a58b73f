import { forViewers } from '@/lib/server/pages/guard';
import { getConfig } from '@/lib/server/config/config';
import { toOpenApi } from '@/lib/server/api/openapi/to-openapi';
import { toJsonResponse } from '@/lib/server/api/read-api/responses';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/api/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async () => {
  const { build } = await getRuntime();
  return toJsonResponse(toOpenApi({ version: build.version, url: getConfig().BOARD_URL }));
});
