import { describe, expect, test } from 'vitest';

import { respondWithBanner, bannerSchema } from '@/lib/server/api/embed/banner';
import { respondToEmbed } from '@/lib/server/api/embed/embed-page';

import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf } from '../../../status/samples';
import { EVERYONE, HOSTILE, ofScope, OLD_MS, storeOf } from './store-of';

async function open(query = '', store = storeOf(), viewer = EVERYONE) {
  const response = await respondToEmbed(new Request(`http://board.test/embed${query}`), store, viewer);
  const page = await response.text();
  const [main = ''] = /<main.*<\/main>/s.exec(page) ?? [];
  return {
    response,
    page,
    text: main
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

describe('the embedded status', () => {
  test('shows the state, what is affected and the time', async () => {
    const { response, page, text } = await open();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('Production Failing Payments is failing in us-east-1');
    expect(text).toContain('Affected services Payments Failing · us-east-1');
    expect(text).not.toContain('Search');
    expect(text).toMatch(/As of .*2027.*UTC/);
    expect(page).toContain('data-age="0"');
  });

  test('lists active incidents and maintenances in progress', async () => {
    const { text } = await open(
      '',
      storeOf({
        incidents: freshOf([incidentOf({ name: 'Slow logins' })]),
        maintenances: freshOf([
          maintenanceOf({ name: 'Upgrade', status: 'in-progress' }),
          maintenanceOf({ id: 2, name: 'Next week', status: 'scheduled' }),
        ]),
      }),
    );
    expect(text).toContain('Slow logins');
    expect(text).toContain('Upgrade');
    expect(text).not.toContain('Next week');
  });

  test('shows five lines of a list and counts the rest', async () => {
    const services = Array.from({ length: 8 }, (_, at) => scopeOf({ id: at + 1, name: `Service ${at + 1}` }));
    const monitors = services.map(({ id }) => monitorOf({ id, serviceId: id, status: 'alert' }));
    const { text } = await open('', storeOf({ services: freshOf(services), monitors: freshOf(monitors) }));
    expect(text.match(/Service \d Failing/g)).toHaveLength(5);
    expect(text).toContain('3 more');
  });

  test.each([
    ['?scope=1', 'Production – eu-west-1 All OK'],
    ['?scope=us-east-1', 'Production – us-east-1 Failing'],
    ['?service=search', 'Production – Search All OK'],
    ['?service=1&scope=1', 'Production – Payments, eu-west-1 All OK'],
  ])('shows a part of the board: %s', async (query, expected) => {
    expect((await open(query)).text).toContain(expected);
  });

  test('is a 400 for an unknown scope or service, and for one that the viewer may not see', async () => {
    for (const query of ['?scope=9', '?service=nothing'])
      expect((await open(query)).response.status).toBe(400);
    expect((await open('?scope=2', storeOf(), ofScope('1'))).response.status).toBe(400);
  });

  test('is unknown if the data is old, with nothing of before', async () => {
    const { text, page } = await open('', storeOf({}, OLD_MS));
    expect(text).toContain('Production Status unknown');
    expect(text).not.toMatch(/Failing|Payments/);
    expect(text).toContain('Last update');
    expect(page).toContain('data-age=""');
  });

  test('is unknown if incidents are old, although every monitor is ok', async () => {
    const store = storeOf({ monitors: freshOf([monitorOf()]) });
    const ages = { ...store.ages(), incidents: 500 };
    const aged = {
      forVisibility: store.forVisibility.bind(store),
      time: () => store.time(),
      ages: () => ages,
    };
    const response = await respondToEmbed(new Request('http://board.test/embed'), aged, EVERYONE);
    expect(await response.text()).toContain('Status unknown');
  });

  test('has the theme and language of the query', async () => {
    const { page } = await open('?theme=dark&lang=fr');
    expect(page).toMatch(/<html lang="fr" data-theme="dark"/);
    expect((await open('?theme=auto')).page).not.toContain('data-theme="');
    expect((await open('?theme="><script>')).page).not.toContain('"><script>');
  });

  test('escapes names', async () => {
    const { page, text } = await open(
      '',
      storeOf({
        services: freshOf([scopeOf({ name: HOSTILE })]),
        incidents: freshOf([incidentOf({ name: HOSTILE })]),
      }),
    );
    expect(page).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;');
  });

  test('asks search engines to leave it out', async () => {
    expect((await open()).page).toContain('<meta name="robots" content="noindex"');
  });
});

describe('the banner', () => {
  const read = async (query = '', store = storeOf(), viewer = EVERYONE) => {
    const request = new Request(`http://board.test/api/banner${query}`);
    const response = await respondWithBanner(request, store, viewer);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    return response;
  };

  test('has the state and its sentence', async () => {
    const banner = bannerSchema.parse(await (await read()).json());
    expect(banner).toEqual({
      level: 'alert',
      language: 'en',
      title: 'Production',
      state: 'Failing',
      sentence: 'Payments is failing in us-east-1',
      asOf: '2027-01-15T08:00:00.000Z',
      open: 'Open the status page',
      hide: 'Hide',
    });
    const part = bannerSchema.parse(await (await read('?scope=1&lang=fr')).json());
    expect([part.level, part.title, part.hide]).toEqual(['ok', 'Production – eu-west-1', 'Masquer']);
  });

  test('is unknown if the data is old', async () => {
    const { level, sentence, asOf } = bannerSchema.parse(await (await read('', storeOf({}, OLD_MS))).json());
    expect([level, sentence, asOf]).toEqual(['unknown', '', '2027-01-15T07:57:30.000Z']);
  });

  test('is a 400 for an unknown scope', async () => {
    expect((await read('?scope=9')).status).toBe(400);
  });
});
