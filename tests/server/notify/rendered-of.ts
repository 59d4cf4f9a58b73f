import { renderMessage, type Rendered } from '@/lib/server/notify/channels/rendered';
import type { NotifyEvent } from '@/lib/status/notify/event';

/** When the events of {@link renderedOf} happened. */
export const AT = Date.parse('2026-03-02T09:00:00Z');

/** A message of some events, in words. */
export const renderedOf = (
  events: readonly NotifyEvent[],
  {
    language = 'en',
    boardUrl = 'https://status.example.com',
    boardTitle = 'Production',
  }: { language?: 'en' | 'fr'; boardUrl?: string; boardTitle?: string } = {},
): Rendered =>
  renderMessage(
    { id: 'msg_1', createdMs: AT, events, omitted: 0 },
    { config: { language, timeZone: undefined }, timeZone: 'UTC', boardUrl, boardTitle },
    10,
  );

/** An incident with texts that a source may contain. */
export const incidentEventOf = (
  given: Partial<Extract<NotifyEvent, { kind: 'incident' }>> = {},
): NotifyEvent => ({
  kind: 'incident',
  change: 'opened',
  at: AT,
  id: 7,
  name: 'Cards are declined',
  scopeId: 1,
  serviceId: 2,
  scope: 'eu-west-1',
  service: 'Payments',
  status: 'active',
  severity: 'high',
  comment: null,
  isInternal: false,
  ...given,
});
