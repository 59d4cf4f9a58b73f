import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Subscribe } from '@/components/frame/subscribe';
import { catalogueOf } from '@/lib/language/catalogue';
import { createWords } from '@/lib/language/words';
import type { Language } from '@/lib/site/preferences';
import type { Subscription } from '@/lib/site/subscription';

const feedsOf = (query: string) => ({
  atom: `/feed.atom?${query}`,
  rss: `/feed.rss?${query}`,
  json: `/feed.json?${query}`,
});

function render(given: Partial<Subscription> = {}, language: Language = 'en'): string {
  const words = createWords({ language, messages: catalogueOf(language), timeZone: 'UTC' });
  const subscription: Subscription = {
    name: '',
    notices: feedsOf('scope=1'),
    changes: feedsOf('scope=1&kind=change'),
    calendar: '/calendar.ics?scope=1',
    tokenFor: null,
    ...given,
  };
  return renderToStaticMarkup(<Subscribe words={words} subscription={subscription} />);
}

test('opens without a script, and leads to each feed and the calendar', () => {
  const html = render();
  expect(html).toMatch(/<button[^>]*popoverTarget="subscribe"[^>]*>Subscribe<\/button>/i);
  expect(html).toMatch(/<div id="subscribe" popover="auto" role="dialog"/);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'));
  expect(links).toEqual([
    ...Object.values(feedsOf('scope=1')),
    ...Object.values(feedsOf('scope=1&kind=change')),
    '/calendar.ics?scope=1',
  ]);
  expect(html).not.toContain('<code>share</code>');
});

test('says what the subscription is limited to, as text', () => {
  expect(render({ name: '<b>Payments' })).toContain('Subscribe to <bdi>&lt;b&gt;Payments</bdi></h2>');
  expect(render({ name: 'Payments' }, 'fr')).toContain('S’abonner à <bdi>Payments</bdi></h2>');
});

test('tells members and guests that programs need a token, and members where to get one', () => {
  expect(render({ tokenFor: 'member' })).toMatch(
    /<code>share<\/code>.*<a href="\/screens"[^>]*>share link<\/a>/,
  );
  expect(render({ tokenFor: 'guest' })).toMatch(/<code>share<\/code> with the token of a share link/);
});
