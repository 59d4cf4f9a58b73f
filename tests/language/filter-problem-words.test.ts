import { expect, test } from 'vitest';

import { filterProblemWords } from '@/lib/language/filter-problem-words';

test.each([
  ['as it is', 'Mars', 'scope=Mars'],
  ['isolated where it runs from right to left', 'שירות', 'scope=\u2068שירות\u2069'],
  ['without what turns the text around it', 'a\u202eb\u2067c\u2069d', 'scope=abcd'],
  ['on one line', 'a\nb', 'scope=a b'],
  ['shortened where it is very long', 'x'.repeat(1_000), `scope=${'x'.repeat(199)}…${'x'.repeat(100)}`],
])('quotes a filter that means nothing %s', (_, value, said) => {
  expect(filterProblemWords([{ parameter: 'scope', value }])).toBe(said);
});

test('quotes each filter that means nothing', () => {
  const problems = [
    { parameter: 'scope', value: 'Mars' },
    { parameter: 'status', value: 'odd' },
  ];
  expect(filterProblemWords(problems)).toBe('scope=Mars, status=odd');
});
