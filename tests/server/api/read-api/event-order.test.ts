import fc from 'fast-check';
import { expect, test } from 'vitest';

import type * as wire from '@/lib/prodmanager/index';
import { createWireRows } from '@/lib/server/api/read-api/to-wire';
import { createIncidentParser } from '@/lib/server/poller/rows/board-rows';
import type { Incident } from '@/lib/status/model/types';
import { withoutInternal } from '@/lib/status/model/visible-board';

const CONTEXT = { timeZone: 'UTC', nowMs: Date.parse('2026-03-02T10:00:00Z') };
const readIncident = createIncidentParser(CONTEXT);
function toIncident(row: wire.Incident): Incident {
  const { item, bad } = readIncident(row);
  if (bad) throw new Error(bad.problem);
  return item;
}
const rows = createWireRows({
  base: 'https://board.example.com/api',
  snapshot: { timeZone: 'UTC' },
});

const incidentWith = (events: readonly wire.Event[]): wire.Incident => ({
  id: 1,
  name: 'Cards are declined',
  description: null,
  external_reference: null,
  external_link: null,
  status: 'active',
  severity: 'high',
  scope: 1,
  service: 1,
  creation_date: '2026-03-02T08:00',
  start_impact_date: '2026-03-02T08:00',
  investigation_date: null,
  stable_date: null,
  resolve_date: null,
  events,
  links: {
    self: 'https://source.example.com/api/incident/1',
    scope: 'https://source.example.com/api/scope/1',
    service: 'https://source.example.com/api/service/1',
  },
});

const eventOf = (content: string, internal: boolean, date = '2026-03-02T09:00'): wire.Event => ({
  type: 'comment',
  content,
  internal,
  creation_date: date,
});

const sourceOrder = ['internal 4', 'public 3', 'internal 2', 'internal 1', 'public 0'];
const events = sourceOrder.map((content) => eventOf(content, content.startsWith('internal')));

test('keeps the order of the source for events of the same minute', () => {
  const sent = rows.incident(toIncident(incidentWith(events))).events;
  expect(sent.map(({ content }) => content)).toEqual(sourceOrder);
});

test('removes internal events without revealing how many there are', () => {
  const shown = withoutInternal(toIncident(incidentWith(events)));
  expect(rows.incident(shown).events.map(({ content }) => content)).toEqual(['public 3', 'public 0']);
  expect(shown.comments).toEqual([
    { at: '2026-03-02T09:00:00Z', content: 'public 3' },
    { at: '2026-03-02T09:00:00Z', content: 'public 0' },
  ]);
});

test('returns any list of events unchanged', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean(), fc.nat(2))), (given) => {
      const listed = given.map(([content, internal, minute]) =>
        eventOf(content, internal, `2026-03-02T09:0${minute}`),
      );
      expect(rows.incident(toIncident(incidentWith(listed))).events).toEqual(listed);
    }),
  );
});
