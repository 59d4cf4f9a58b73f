import ICAL from 'ical.js';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';

import { startApi } from '../read-api/start-api';

/** The entries of an Atom feed, as rss-parser reads them. */
const parseFeed = (text: string) => new Parser().parseString(text);

const parseEvents = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('the feed', () => {
  test.each(['atom', 'rss'])('as %s lists open and closed notices with stable ids', async (format) => {
    const { board, get, source } = await startApi();
    const response = await get(`/feed.${format}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      `application/${format}+xml; charset=utf-8`,
    ]);
    const feed = await parseFeed(await response.text());
    const links = feed.items.map(({ link }) => link);
    const { incident } = source.sandbox.store;
    const open = [...incident.values()].filter(({ status }) => status !== 'resolved');
    for (const { id } of open) expect(links).toContain(`${board.url}/incidents/${id}`);
    expect(links.length).toBe(new Set(links).size);
    const again = await parseFeed(await (await get(`/feed.${format}`)).text());
    expect(again.items.map(({ link }) => link)).toEqual(links);
  });

  test('moves an entry up when it is commented, and shows no internal comment', async () => {
    const { board, get, source } = await startApi();
    const { store } = source.sandbox;
    const [open] = [...store.incident.values()].filter(({ status }) => status !== 'resolved');
    const id = Number(open?.id);
    store.addEvent('incident', id, { type: 'comment', content: 'INTERNAL-CANARY', internal: true });
    store.addEvent('incident', id, { type: 'comment', content: 'We *found* the cause.', internal: false });
    await board.refresh();
    const text = await (await get('/feed.json?kind=incident')).text();
    expect(text).not.toContain('INTERNAL-CANARY');
    const { items } = JSON.parse(text) as {
      readonly items: readonly Readonly<Record<'id' | 'url' | 'content_html' | 'date_modified', string>>[];
    };
    const entry = items.find(({ url }) => url === `${board.url}/incidents/${id}`);
    expect(entry?.content_html).toContain('<em>found</em>');
    const times = items.map(({ date_modified: at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(entry?.date_modified).toBe(times[0]);
    for (const format of ['atom', 'rss'])
      expect(await (await get(`/feed.${format}`)).text()).not.toContain('INTERNAL-CANARY');
  });

  test('is limited to a scope and a kind', async () => {
    const { get, source } = await startApi();
    const { items } = await parseFeed(await (await get('/feed.atom?scope=1&kind=incident')).text());
    for (const { link = '' } of items) {
      const [, id] = /\/incidents\/(\d+)$/.exec(link) ?? [];
      expect(source.sandbox.store.incident.get(Number(id))?.scope).toBe(1);
    }
    expect(items.length).toBeGreaterThan(0);
  });

  test.each([
    ['/feed.atom?scope=nowhere', { scope: ['There is no scope "nowhere".'] }],
    ['/feed.rss?lang=de', { lang: ['"de" is none of: en, fr.'] }],
    [
      '/feed.json?kind=monitor',
      { kind: ['"monitor" is none of: incident, maintenance, announcement, change.'] },
    ],
    ['/calendar.ics?service=nothing', { service: ['There is no service "nothing".'] }],
  ])('answers 400 with the reason: %s', async (path, reasons) => {
    const { get } = await startApi();
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ reasons });
  });

  test('keeps open notices, and says that closed ones are missing, while the source is away', async () => {
    const { get, source } = await startApi();
    await source.kill();
    const response = await get('/feed.json?kind=incident');
    expect(response.status).toBe(200);
    const feed = (await response.json()) as { readonly description: string; readonly items: unknown[] };
    expect(feed.description).toContain('Closed items are missing');
    expect(feed.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(feed.items)).not.toContain('– resolved');
  });

  test.each(['atom', 'rss', 'json'])(
    'as %s has paths as links if the board does not know its address',
    async (format) => {
      const { get, source } = await startApi({}, { knowsItsAddress: false });
      const [open] = [...source.sandbox.store.incident.values()].filter(
        ({ status }) => status !== 'resolved',
      );
      const response = await get(`/feed.${format}?kind=incident`);
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(new RegExp(`[>"]/incidents/${open?.id}[<"]`));
    },
  );

  test('is in the language of its address', async () => {
    const { get } = await startApi();
    expect(await (await get('/feed.json?lang=fr')).text()).toContain('Incidents, Maintenances, Annonces.');
  });
});

describe('the calendar', () => {
  test('has each scheduled maintenance once, with the identifier that its file has', async () => {
    const { get, source } = await startApi();
    const response = await get('/calendar.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = parseEvents(await response.text());
    const ids = events.map(({ uid }) => uid);
    expect(ids.length).toBe(new Set(ids).size);
    const open = [...source.sandbox.store.maintenance.values()].filter(({ status }) =>
      ['scheduled', 'in-progress'].includes(status),
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { id } of open) {
      const [own] = parseEvents(await (await get(`/api/maintenance/${id}/calendar`)).text());
      const shown = events.find(({ uid }) => uid === own?.uid);
      expect(shown?.startDate.toString()).toBe(own?.startDate.toString());
      expect(shown?.sequence).toBe(own?.sequence);
    }
  });

  test('answers 503 while closed maintenances cannot be read: calendars drop what is missing', async () => {
    const { get, source } = await startApi();
    await source.kill();
    const response = await get('/calendar.ics');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  });
});
