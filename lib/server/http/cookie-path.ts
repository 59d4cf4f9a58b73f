import 'server-only';

import { BASE_PATH } from '@/lib/site/base-path';

/**
 * Where a cookie of the board is sent to: below the board's path, and to nothing else on its host.
 *
 * @param isHostBound - whether its name begins with `__Host-`: browsers take such a cookie for the whole host alone.
 */
export const toCookiePath = (isHostBound: boolean): string => (isHostBound ? '/' : BASE_PATH || '/');
