import type { IncomingMessage } from 'node:http';

import { isBearer } from '../http/bearer';
import { toPath } from '../http/target-path';
import { MAX_BYTES } from './request-body';
import { ALERTMANAGER_ROUTE } from './routes';

/** A notification of several thousand alerts. */
const MAX_ALERTS_BYTES = 8 * 1_024 * 1_024;

/** The longest body that a request may have: only Alertmanager, with its token, may send a long one. */
export function createBodyLimit({
  ALERTMANAGER_TOKEN: token,
}: {
  readonly ALERTMANAGER_TOKEN?: string | undefined;
}): (request: Pick<IncomingMessage, 'url' | 'headers'>) => number {
  return ({ url = '/', headers }) =>
    token !== undefined && toPath(url) === ALERTMANAGER_ROUTE && isBearer(headers.authorization, token)
      ? MAX_ALERTS_BYTES
      : MAX_BYTES;
}
