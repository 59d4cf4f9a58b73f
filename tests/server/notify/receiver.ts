import { Webhook } from 'standardwebhooks';

import { startScriptedServer, type ScriptedResponse, type SeenRequest } from '../../support/scripted-server';
import { SECRET } from './notify-story';

/** A message that arrived at a receiver of webhooks. */
export interface Received {
  readonly id: string;
  readonly title: string;
  readonly more: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** The message of a request; throws if its signature is wrong. Its time is not checked: it is that of the test's clock. */
export function verify({ body, headers }: SeenRequest): Received {
  const id = String(headers['webhook-id']);
  const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const signature = new Webhook(SECRET).sign(id, at, body);
  if (headers['webhook-signature'] !== signature) throw new Error('the signature is wrong');
  const { data } = JSON.parse(body) as { readonly data: Omit<Received, 'id'> };
  return { id, ...data };
}

/** A receiver of webhooks. By default it accepts everything. */
export async function startReceiver(
  respond: (request: SeenRequest, index: number) => ScriptedResponse = () => ({ status: 204, text: '' }),
) {
  const { url, seen } = await startScriptedServer(respond);
  return {
    url,
    seen,
    channel: { type: 'webhook', url, secret: SECRET },
    titles: () => seen.map((request) => (JSON.parse(request.body) as { data: { title: string } }).data.title),
  };
}
