import { describe, expect, test } from 'vitest';

import { createIncidentParser } from '@/lib/server/poller/rows/board-rows';
import type { Incident } from '@/lib/status/model/types';

import { incidentRow } from '../../../prodmanager/rows';

const read = createIncidentParser({ timeZone: 'UTC', nowMs: Date.parse('2026-03-02T12:00:00Z') });

function incident(fields: object): Incident {
  const { item } = read(incidentRow(7, fields));
  if (!item) throw new Error('it became no item');
  return item;
}

describe('an event', () => {
  const comment = { type: 'comment', content: 'hello', internal: false, creation_date: '2026-03-02T08:13' };
  const at = '2026-03-02T08:13:00Z';
  const events = (...given: unknown[]) => incident({ events: given });
  const event = (field: string, count = 1) => ({
    kind: 'event',
    field: `events.${field}`,
    count,
    problem: expect.stringMatching(/./) as string,
  });

  test('is public if it is a comment with internal: false', () => {
    expect(events(comment)).toMatchObject({ comments: [{ at, content: 'hello' }], internalEvents: [] });
    expect(events(comment)).not.toHaveProperty('flaws');
  });

  test('that is public has no time if its date is unreadable', () => {
    const item = events({ ...comment, creation_date: 'noon' });
    expect(item).toMatchObject({ comments: [{ at: null, content: 'hello' }] });
    expect(item.flaws).toMatchObject([{ kind: 'field', field: 'events.creation_date', count: 1 }]);
  });

  test.each([
    ['internal is missing', { internal: undefined }, 'internal'],
    ['internal is null', { internal: null }, 'internal'],
    ['internal is a text', { internal: 'false' }, 'internal'],
    ['internal is a number', { internal: 0 }, 'internal'],
    ['the type is unheard of', { type: 'remark' }, 'type'],
    ['the type is missing', { type: undefined }, 'type'],
    ['the text is an object', { content: { text: 'hello' } }, 'content'],
  ])('of which %s is not public, and causes a flaw', (_, fields, field) => {
    const item = events({ ...comment, ...fields }, comment);
    expect(item).toMatchObject({ comments: [{ content: 'hello' }], flaws: [event(field)] });
    expect(item.comments).toHaveLength(1);
    expect(item).toMatchObject({ internalEvents: [{ at }] });
  });

  test.each([
    ['no object', 7],
    ['nothing', null],
    ['a list', []],
  ])('that is %s does not affect the others', (_, odd) => {
    const item = events(odd, comment, odd);
    expect(item).toMatchObject({
      comments: [{ content: 'hello' }],
      internalEvents: [],
      flaws: [{ kind: 'event', field: 'events', count: 2 }],
    });
  });

  test.each([
    ['an internal comment', { internal: true }],
    ['an internal comment without a date', { internal: true, creation_date: 7 }],
    ['an internal comment without a text', { internal: true, content: 7 }],
    ['a change that says it is not internal', { type: 'update' }],
  ])('that is %s causes no flaw', (_, fields) => {
    const item = events({ ...comment, ...fields });
    expect(item).toMatchObject({ comments: [] });
    expect(item).not.toHaveProperty('flaws');
  });

  test('with an object as content is kept as internal', () => {
    const item = events({
      type: 'update',
      internal: true,
      content: { status: ['A', 'B'] },
      creation_date: 'x',
    });
    expect(item).toMatchObject({
      internalEvents: [{ at: null, type: 'update', content: '{"status":["A","B"]}' }],
    });
  });
});
