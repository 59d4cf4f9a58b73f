import { Webhook } from 'standardwebhooks';

import type { NotifyEvent } from '@/lib/status/notify/event';

import type { Rendered, RenderedItem } from './rendered';

/** The fields of an event, one by one: nothing else of the source leaves the server. */
function toData(event: NotifyEvent): Readonly<Record<string, unknown>> {
  const at = new Date(event.at).toISOString();
  switch (event.kind) {
    case 'verdict':
      return { kind: event.kind, at, from: event.from, to: event.to };
    case 'service':
    case 'scope': {
      const { kind, id, name, from, to, since } = event;
      return { kind, at, id, name, from, to, since: new Date(since).toISOString() };
    }
    case 'board':
      return { kind: event.kind, at, isBlind: event.isBlind, problem: event.problem };
    case 'incident': {
      const { kind, change, id, name, scopeId, scope, serviceId, service, status, severity } = event;
      return { kind, at, change, id, name, scopeId, scope, serviceId, service, status, severity };
    }
    case 'maintenance': {
      const { kind, change, id, name, scopeId, scope, serviceId, service, status, impact, start, end } =
        event;
      return { kind, at, change, id, name, scopeId, scope, serviceId, service, status, impact, start, end };
    }
  }
}

const toItem = ({ event, title, detail, comment, url }: RenderedItem) => ({
  ...(event ? toData(event) : { kind: 'test' }),
  title,
  detail,
  comment,
  url,
});

/** The body of a webhook, with its headers by Standard Webhooks. The id stays the same when it is tried again. */
export function toSignedWebhook(
  { id, createdMs, title, items, more, board }: Rendered,
  secret: string,
  nowMs: number,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const body = JSON.stringify({
    type: 'board.notification',
    timestamp: new Date(createdMs).toISOString(),
    data: { board, title, more, events: items.map(toItem) },
  });
  const now = new Date(nowMs);
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(nowMs / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
  };
}
