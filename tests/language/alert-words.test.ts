import { expect, test } from 'vitest';

import { alertText } from '@/lib/language/alert-words';
import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import type { Trouble } from '@/lib/status/overview/troubles';

const words = { t: createTranslate('en', catalogueOf('en')) };
const place = (service: string): Trouble => ({ kind: 'place', service, scope: 'eu-west-1' });

test('an alert has the first news as its title, what began before what ended, and at most four more lines', () => {
  expect(alertText({ began: [place('Payments')], ended: [] }, words)).toEqual({
    title: 'Payments / eu-west-1 is failing',
    lines: [],
  });
  const ended = [place('API'), { kind: 'incident', name: 'Slow' }, { kind: 'blind' }] as const;
  expect(alertText({ began: [{ kind: 'blind' }], ended }, words)).toEqual({
    title: 'Status unknown: no current data',
    lines: ['API / eu-west-1 is no longer failing', 'Incident over: Slow', 'Current data again'],
  });
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(place);
  expect(alertText({ began: many, ended: [] }, words).lines).toEqual([
    ...['b', 'c', 'd', 'e'].map((name) => `${name} / eu-west-1 is failing`),
    'and 2 more',
  ]);
});
