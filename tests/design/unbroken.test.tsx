import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Unbroken } from '@/components/ui/unbroken';

const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, '');

test.each([
  ['API is failing in us-east-1', ['us-east-1']],
  ['Search and API are failing in us-east-1 and ap-northeast-1', ['us-east-1', 'ap-northeast-1']],
  ['us-east-1', ['us-east-1']],
  ['a-very-long-name-of-a-service', []],
  ['no hyphen here', []],
  ['', []],
  ['\u2068us-east-1\u2069 and \u2068a long name, east-1 to 9\u2069', ['\u2068us-east-1\u2069']],
])('keeps short words with hyphens of "%s" on one line, and the text as it is', (text, whole) => {
  const html = renderToStaticMarkup(<Unbroken text={text} />);
  expect(textOf(html)).toBe(text);
  expect([...html.matchAll(/<span class="whitespace-nowrap">([^<]*)</g)].map(([, word]) => word)).toEqual(
    whole,
  );
});
