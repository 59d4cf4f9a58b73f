import { expect, test } from 'vitest';

import { toOEmbedUrl } from '@/lib/server/pages/oembed-url';
import type { ViewName } from '@/lib/server/views/view-routes';

const CONFIG = { BOARD_URL: 'https://status.example.com/board' };

const pageOf = (name: ViewName, params: Readonly<Record<string, string>> = {}, query = '') => {
  const address = toOEmbedUrl(name, { params, query: new URLSearchParams(query) }, CONFIG);
  return address && new URL(address).searchParams.get('url');
};

test('pages that can be embedded have an oEmbed, with the part that they show', () => {
  expect(pageOf('overview', {}, 'scope=1&service=A+%26+B&x=1')).toBe(
    'https://status.example.com/board/?service=A+%26+B&scope=1',
  );
  expect(pageOf('scope', { id: '3' })).toBe('https://status.example.com/board/scopes/3');
  expect(pageOf('place', { service: '7', scope: '3' })).toBe('https://status.example.com/board/places/7/3');
});

test('other pages have none, and so has a board that does not know its own address', () => {
  expect(pageOf('incident', { id: '1' })).toBeNull();
  const address = { params: {}, query: new URLSearchParams() };
  expect(toOEmbedUrl('overview', address, { BOARD_URL: undefined })).toBeNull();
});
