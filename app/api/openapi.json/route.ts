import { forViewers } from '@/lib/server/access/guard';
import { getConfig } from '@/lib/server/config';
import { toOpenApi } from '@/lib/server/openapi/to-openapi';
import { toJsonAnswer } from '@/lib/server/read-api/answers';
import { getRuntime } from '@/lib/server/runtime';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/lib/server/read-only';

export const dynamic = 'force-dynamic';

export const GET = forViewers(async () => {
  const { build } = await getRuntime();
  return toJsonAnswer(toOpenApi({ version: build.version, url: getConfig().BOARD_URL }));
});
