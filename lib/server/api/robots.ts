import { BASE_PATH } from '@/lib/site/base-path';

import type { Config } from '../config/config';

/** `robots.txt`: crawlers may read the pages of a board with `ALLOW_INDEXING`, and nothing of any other. */
export function toRobots({ ALLOW_INDEXING }: Pick<Config, 'ALLOW_INDEXING'>, base = BASE_PATH): string {
  const rules =
    ALLOW_INDEXING === 'on'
      ? // Pages need their logo, and link previews their image.
        [`Allow: ${base}/api/logo`, `Allow: ${base}/api/og`, `Disallow: ${base}/api/`]
      : [`Disallow: ${base || '/'}`];
  return ['User-agent: *', ...rules, ''].join('\n');
}
