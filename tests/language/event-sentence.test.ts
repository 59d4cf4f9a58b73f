import { describe, expect, test } from 'vitest';

import { pickMessages } from '@/lib/language/catalogue';
import { changeSentence } from '@/lib/language/event-sentence';
import { createWords } from '@/lib/language/words';
import { createPlacer } from '@/lib/status/model/place';
import { toFieldEvent } from '@/lib/status/notices/field-events';

import { freshOf, scopeOf } from '../status/samples';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const place = createPlacer({
  scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
  services: freshOf([scopeOf({ name: 'Payments' })]),
});

function sentencesOf(content: string | object, language: 'en' | 'fr' = 'en', timeZone = 'Europe/Paris') {
  const messages = pickMessages(language, ['board', 'notice', 'details']);
  const words = createWords({ language, messages, timeZone });
  const event = toFieldEvent(
    {
      type: 'update',
      at: null,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      commentsBefore: 0,
    },
    { timeZone: 'UTC', place },
  );
  return event.changes.map((change) => changeSentence(change, words, NOW));
}

describe('a recorded change', () => {
  test('is a sentence, in both languages', () => {
    const content = { status: ['ACTIVE', 'STABLE'] };
    expect(sentencesOf(content)).toEqual(['Status changed from active to stable']);
    expect(sentencesOf(content, 'fr')[0]).toMatch(/^État\u202f?\u00a0? ?: actif devient stabilisé$/);
  });

  test('uses the words of the board for enum members', () => {
    expect(
      sentencesOf({
        status: ['SCHEDULED', 'IN_PROGRESS'],
        severity: ['LOW', 'CRITICAL'],
        service_status: ['UP', 'DOWN'],
      }),
    ).toEqual([
      expect.stringMatching(/^Status changed from scheduled to in progress$/),
      expect.stringMatching(/changed from Low to Critical$/),
      expect.stringMatching(/changed from service stays up to service down$/),
    ]);
  });

  test('shows dates of ProdManager as instants in the chosen zone', () => {
    expect(sentencesOf({ investigation_date: [null, '2026-03-02T08:10'] })).toEqual([
      expect.stringMatching(/^Start of investigation set to 09:10 (CET|GMT\+1)$/),
    ]);
    expect(sentencesOf({ end_date: ['26-03-02T08:10', null] })).toEqual([
      'End removed (was “26-03-02T08:10”)',
    ]);
  });

  test('names scopes and services', () => {
    expect(sentencesOf({ scope_id: [1, 2], service_id: [1, 9] })).toEqual([
      'Scope changed from “eu-west-1” to “us-east-1”',
      'Service changed from “Payments” to “#9”',
    ]);
  });

  test('keeps unknown fields and values readable', () => {
    expect(
      sentencesOf({
        root_cause: ['a', 'b'],
        status: ['ACTIVE', 'ARCHIVED'],
        tags: ['a', 'b', 'c'],
        constructor: [null, { x: 1 }],
        name: [null, null],
      }),
    ).toEqual([
      'Root cause changed from “a” to “b”',
      'Status changed from active to “ARCHIVED”',
      'Tags set to “["a","b","c"]”',
      'Constructor set to “{"x":1}”',
      'Name changed',
    ]);
  });

  test('is bounded, on one line, and without effect on the text around it', () => {
    const [sentence = ''] = sentencesOf({ name: ['\u202eevil', `<b>\n${'x'.repeat(5_000)}`] });
    expect(sentence).not.toMatch(/[\u202e\n]/);
    expect(sentence.length).toBeLessThan(300);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field_${index}`, index]));
    expect(sentencesOf(many)).toHaveLength(50);
  });

  test.each(['not JSON', '[]', 'null', '""'])('has no sentences if its content is %s', (content) => {
    expect(sentencesOf(content)).toEqual([]);
  });
});
