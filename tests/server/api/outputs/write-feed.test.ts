import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';

import type { FeedEntry } from '@/lib/server/api/outputs/feed-entries';
import { writeFeed, type FeedContent } from '@/lib/server/api/outputs/write-feed';
import { toXmlText } from '@/lib/server/api/outputs/xml-text';

import { HOSTILE } from './hostile';

const UPDATED = Date.parse('2026-11-20T10:00:00Z');

const entryOf = (text: string, at: number): FeedEntry => ({
  id: `urn:uuid:0000000${at}-0000-8000-8000-000000000000`,
  url: `https://board.test/incidents/${at}`,
  title: text,
  publishedAt: UPDATED - 60_000,
  updatedAt: UPDATED,
  html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
  kind: 'incident',
});

const contentOf = (text: string): FeedContent => ({
  id: 'urn:uuid:00000000-0000-8000-8000-000000000000',
  title: text,
  description: text,
  language: 'en',
  homeUrl: 'https://board.test/',
  feedUrl: 'https://board.test/feed.atom?scope=1&service=2',
  updatedAt: UPDATED,
  entries: HOSTILE.map(entryOf),
});

/** A text as readers show it, on one line. */
const read = (text = ''): string => toXmlText(text).replaceAll(/\s+/g, ' ').trim();

describe('a feed', () => {
  test.each(HOSTILE)('of Atom keeps hostile texts as texts: %j', async (text) => {
    const feed = await new Parser().parseString(writeFeed('atom', contentOf(text)));
    expect(read(feed.title)).toBe(read(text));
    expect(feed.items.map(({ title }) => read(title))).toEqual(HOSTILE.map((each) => read(each)));
    expect(feed.items.map(({ isoDate }) => isoDate)).toEqual(HOSTILE.map(() => '2026-11-20T09:59:00.000Z'));
    expect(feed.items[0]?.link).toBe('https://board.test/incidents/0');
    expect(feed.items[0]?.content).toContain('&lt;script>');
  });

  test.each(HOSTILE)('of RSS keeps hostile texts as texts: %j', async (text) => {
    const feed = await new Parser().parseString(writeFeed('rss', contentOf(text)));
    expect(read(feed.title)).toBe(read(text));
    expect(feed.items).toHaveLength(HOSTILE.length);
    // The title is escaped twice: no reader finds an element in it.
    expect(feed.items[0]?.title).toContain('&lt;script&gt;');
    expect(feed.items[0]?.guid).toMatch(/^urn:uuid:/);
    expect(feed.items[0]?.isoDate).toBe('2026-11-20T10:00:00.000Z');
  });

  test('of JSON has the fields of version 1.1', () => {
    const feed = JSON.parse(writeFeed('json', contentOf(HOSTILE[3]))) as Record<string, unknown>;
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: toXmlText(HOSTILE[3]),
      home_page_url: 'https://board.test/',
      feed_url: 'https://board.test/feed.atom?scope=1&service=2',
      language: 'en',
    });
    expect(feed['items']).toMatchObject(
      HOSTILE.map((text) => ({ title: toXmlText(text).trim(), date_modified: '2026-11-20T10:00:00.000Z' })),
    );
  });

  test('contains no character that XML forbids', () => {
    for (const format of ['atom', 'rss', 'json'] as const)
      expect(writeFeed(format, contentOf(HOSTILE[3]))).not.toMatch(/[\u0000-\u0008\u000e-\u001f\uffff]/);
  });

  test('is valid without entries', async () => {
    const empty = { ...contentOf('Board'), entries: [] };
    expect((await new Parser().parseString(writeFeed('atom', empty))).items).toEqual([]);
    expect((await new Parser().parseString(writeFeed('rss', empty))).items).toEqual([]);
    expect(JSON.parse(writeFeed('json', empty))).toMatchObject({ items: [] });
  });
});
