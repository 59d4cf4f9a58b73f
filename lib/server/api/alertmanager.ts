import { ERROR_MESSAGES } from '@/lib/prodmanager/protocol/responses';

import type { Alerts } from '../alerts/alerts';
import { parseWebhook } from '../alerts/webhook';
import { toRedisProblem } from '../cluster/redis-link';
import { isBearer } from '../http/bearer';
import { getLogger } from '../util/logger';

const RETRY_SECONDS = 10;

const toResponse = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });

/** What {@link respondToAlertmanager} works with. */
export interface AlertmanagerContext {
  /** Undefined if alerts are off. */
  readonly token: string | undefined;
  /** Called for requests with the token. Resolves to null if alerts are off. */
  readonly alerts: () => Promise<Pick<Alerts, 'receive'> | null>;
}

/**
 * Answers a notification of Alertmanager: 200 if its alerts are stored, 503 if it has to be sent again, which Alertmanager does after every
 * 5xx. 404 if alerts are off, 401 without the token.
 */
export async function respondToAlertmanager(
  request: Request,
  { token, alerts }: AlertmanagerContext,
): Promise<Response> {
  if (token === undefined) return toResponse(ERROR_MESSAGES.notFound, 404);
  if (request.method !== 'POST')
    return toResponse({ message: 'Alertmanager sends alerts with POST.' }, 405, { allow: 'POST' });
  if (!isBearer(request.headers.get('authorization'), token))
    return toResponse({ message: 'The token is missing or wrong.' }, 401, { 'www-authenticate': 'Bearer' });
  const webhook = parseWebhook(await request.text());
  if (!webhook) return toResponse({ message: 'This is no notification of Alertmanager (version 4).' }, 400);
  const receiver = await alerts();
  if (!receiver) return toResponse(ERROR_MESSAGES.notFound, 404);
  try {
    const received = await receiver.receive(webhook);
    if (received.postponed === 0) return toResponse(received, 200);
    const message =
      'Some alerts have to be sent again: they were resolved a moment ago, or there are too many.';
    return toResponse({ message, ...received }, 503, { 'retry-after': String(RETRY_SECONDS) });
  } catch (error) {
    getLogger().warn(
      { problem: toRedisProblem(error) },
      'alerts could not be stored: Alertmanager sends them again',
    );
    const message = 'The alerts could not be stored. Send them again.';
    return toResponse({ message }, 503, { 'retry-after': String(RETRY_SECONDS) });
  }
}
