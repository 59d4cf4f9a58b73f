import 'server-only';

import { BASE_PATH } from '@/lib/status/base-path';

/** Where a cookie of the board is sent to: below the board's path, and to nothing else on its host. */
export const COOKIE_PATH = BASE_PATH || '/';

/** The same of a cookie that is bound to the host by `__Host-`: browsers take such a cookie for the whole host alone. */
export const HOST_COOKIE_PATH = '/';
