import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';

import type { Language } from '@/lib/site/preferences';

import type { FeedEntry } from './feed-entries';
import type { FeedFormat } from './output-routes';
import { toXmlText } from './xml-text';

/** A feed in no format yet. */
export interface FeedContent {
  /** A URN. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly homeUrl: string;
  /** Its own address. */
  readonly feedUrl: string;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly entries: readonly FeedEntry[];
}

/** The content type of each format. */
export const FEED_TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Readonly<Record<FeedFormat, string>>;

const GENERATOR = 'ProdManager Dashboard';

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function toAtom({ id, title, description, homeUrl, feedUrl, updatedAt, entries }: FeedContent): string {
  return generateAtomFeed({
    id,
    title: { value: toXmlText(title), type: 'text' },
    subtitle: { value: toXmlText(description), type: 'text' },
    updated: new Date(updatedAt),
    authors: [{ name: toXmlText(title) }],
    generator: { text: GENERATOR },
    links: [
      { rel: 'alternate', type: 'text/html', href: homeUrl },
      { rel: 'self', type: 'application/atom+xml', href: feedUrl },
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: toXmlText(entry.title), type: 'text' },
      links: [{ rel: 'alternate', type: 'text/html', href: entry.url }],
      published: new Date(entry.publishedAt),
      updated: new Date(entry.updatedAt),
      categories: [{ term: entry.kind }],
      content: { value: toXmlText(entry.html), type: 'html' },
    })),
  });
}

// RSS has one date for an entry: that of its last change, by which readers sort.
function toRss({ title, description, language, homeUrl, feedUrl, updatedAt, entries }: FeedContent): string {
  return generateRssFeed({
    title: toXmlText(title),
    link: homeUrl,
    description: toXmlText(description),
    language,
    lastBuildDate: new Date(updatedAt),
    generator: GENERATOR,
    atom: { links: [{ rel: 'self', type: 'application/rss+xml', href: feedUrl }] },
    items: entries.map((entry) => ({
      // Readers disagree whether the title of RSS is text or HTML; escaped twice, it is inert in both.
      title: toXmlText(escapeText(entry.title)),
      link: entry.url,
      guid: { value: entry.id, isPermaLink: false },
      pubDate: new Date(entry.updatedAt),
      categories: [{ name: entry.kind }],
      description: toXmlText(entry.html),
    })),
  });
}

function toJson({ title, description, language, homeUrl, feedUrl, entries }: FeedContent): string {
  const feed = generateJsonFeed({
    title: toXmlText(title),
    description: toXmlText(description),
    language,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: toXmlText(entry.title),
      content_html: toXmlText(entry.html),
      date_published: new Date(entry.publishedAt),
      date_modified: new Date(entry.updatedAt),
      tags: [entry.kind],
    })),
  });
  // The library leaves out an empty list, which version 1.1 requires.
  return JSON.stringify({ items: [], ...(feed as object) });
}

const WRITERS = { atom: toAtom, rss: toRss, json: toJson } as const;

/** A feed as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. */
export const writeFeed = (format: FeedFormat, content: FeedContent): string => WRITERS[format](content);
