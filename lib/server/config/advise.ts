import type { Logger } from 'pino';

import type { Config } from './config';
import { allowsOtherSites, canSignIn } from './sign-in-config';

/** Logs advice on the configuration, at startup. */
export function advise(
  log: Logger,
  { isDemo, hasToken }: { readonly isDemo: boolean; readonly hasToken: boolean },
  config: Config,
): void {
  const { REDIS_URL, DATABASE_URL, BOARD_URL } = config;
  if (isDemo) log.info('DEMO is on: showing the embedded sandbox, which is demo data');
  if (isDemo && REDIS_URL)
    log.warn('REDIS_URL has no effect without PRODMANAGER_URL: demo data is not shared');
  if (!isDemo && REDIS_URL && !DATABASE_URL)
    log.warn(
      'REDIS_URL is set but DATABASE_URL is not: instances share the present but not the history, each keeps what it recorded itself',
    );
  if (!isDemo && !hasToken) {
    log.warn(
      'PRODMANAGER_TOKEN is not set: ProdManager hides all comments and may allow only 60 requests an hour; a token shows the public comments and allows 1500',
    );
  }
  if (canSignIn(config) && allowsOtherSites(config) && BOARD_URL?.startsWith('https:') !== true)
    log.warn(
      'FRAME_ANCESTORS names other sites, but viewers cannot stay signed in there: browsers keep no cookie in a frame of another site unless BOARD_URL is https',
    );
}
