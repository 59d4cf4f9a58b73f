import { describe, expect, test } from 'vitest';

import { respondToBadge } from '@/lib/server/api/embed/badge';
import { contrastOf } from '@/lib/site/branding';
import { createUnreadState } from '@/lib/server/snapshot/board-state';

import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf } from '../../../status/samples';
import { EVERYONE, HOSTILE, ofScope, OLD_MS, storeOf } from './store-of';

async function read(path: string, store = storeOf(), viewer = EVERYONE, headers: HeadersInit = {}) {
  const { pathname } = new URL(path, 'http://board.test/badge/');
  const response = respondToBadge(
    new Request(`http://board.test/badge/${path}`, { headers }),
    pathname.replace('/badge/', '').split('/'),
    store,
    viewer,
  );
  const svg = await response.text();
  const [, text = ''] = /<title>([^<]*)<\/title>/.exec(svg) ?? [];
  return { response, svg, text };
}

const OK = { monitors: freshOf([monitorOf()]) };

describe('a badge', () => {
  test.each([
    ['status.svg', 'Production: Failing'],
    ['service/1.svg', 'Payments: Failing'],
    ['service/2.svg', 'Search: All OK'],
    ['scope/1.svg', 'eu-west-1: All OK'],
    ['scope/2.svg', 'us-east-1: Failing'],
    ['place/1/1.svg', 'Payments / eu-west-1: All OK'],
    ['place/1/2.svg', 'Payments / us-east-1: Failing'],
    ['place/2/2.svg', 'Search / us-east-1: No monitors yet'],
  ])('says the state in words: %s', async (path, expected) => {
    const { response, svg, text } = await read(path);
    expect([response.status, text]).toEqual([200, expected]);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg).toContain(`role="img" aria-label="${expected}"`);
  });

  test('has the words of maintenances and warnings', async () => {
    const maintained = storeOf({
      ...OK,
      maintenances: freshOf([maintenanceOf({ status: 'in-progress', startedAt: '2026-03-02T08:00:00Z' })]),
    });
    expect((await read('status.svg', maintained)).text).toBe('Production: Under maintenance');
    const warned = storeOf({ monitors: freshOf([monitorOf({ status: 'warning' })]) });
    expect((await read('status.svg', warned)).text).toBe('Production: Degraded');
  });

  test.each(['flat', 'flat-square', 'for-the-badge'])('is legible in the style %s', async (style) => {
    const stores = {
      ok: storeOf(OK),
      warning: storeOf({ monitors: freshOf([monitorOf({ status: 'warning' })]) }),
      alert: storeOf(),
      unknown: storeOf(OK, OLD_MS),
      maintenance: storeOf({ ...OK, maintenances: freshOf([maintenanceOf({ status: 'in-progress' })]) }),
    };
    const colours = new Set<string>();
    for (const store of Object.values(stores)) {
      const { svg } = await read(`status.svg?style=${style}`, store);
      const [, colour = ''] = /<rect x="[\d.]+" [^>]*fill="(#[\da-f]{6})"/.exec(svg) ?? [];
      colours.add(colour);
      const ink = svg.includes('fill="#333"') ? '#333333' : '#ffffff';
      expect(contrastOf(colour, ink)).toBeGreaterThanOrEqual(4.5);
    }
    expect(colours.size).toBe(5);
  });

  test('counts an incident at its place', async () => {
    const store = storeOf({
      ...OK,
      incidents: freshOf([incidentOf({ severity: 'critical', status: 'active' })]),
    });
    expect((await read('place/1/1.svg', store)).text).toContain('Failing');
  });

  test.each(['status.svg', 'service/2.svg', 'scope/1.svg', 'place/1/1.svg'])(
    'is unknown if the data is old, and has another colour: %s',
    async (path) => {
      const [old, current] = [await read(path, storeOf(OK, OLD_MS)), await read(path, storeOf(OK))];
      expect(old.text).toContain('Status unknown');
      const green = '#1a7d55';
      expect([current.svg.includes(green), old.svg.includes(green)]).toEqual([
        path !== 'service/2.svg',
        false,
      ]);
    },
  );

  test('is unknown if nothing was ever read, of any id', async () => {
    const { sections } = createUnreadState('source', { seconds: 15, isSlowed: false });
    for (const path of ['status.svg', 'service/9.svg', 'place/9/9.svg']) {
      const { response, text } = await read(path, storeOf(sections));
      expect(response.status).toBe(200);
      expect(text).toContain('Status unknown');
    }
  });

  test('is unknown if the list of monitors is incomplete', async () => {
    const monitors = { ...freshOf([monitorOf()]), flaws: [{ kind: 'row', field: null, count: 1 } as const] };
    expect((await read('status.svg', storeOf({ monitors }))).text).toBe('Production: Status unknown');
  });

  test.each([
    ...['service/9.svg', 'scope/9.svg', 'place/1/9.svg', 'place/9/1.svg', 'service/0.svg', 'service/x.svg'],
    ...['service/1', 'service/1.png', 'status', 'other.svg', 'service/1/2.svg', 'place/1.svg', 'constructor'],
  ])('is a 404 that says so: %s', async (path) => {
    const { response, text } = await read(path);
    expect([response.status, text]).toEqual([404, 'status: not found']);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
  });

  test('reveals nothing of what the viewer may not see', async () => {
    const viewer = ofScope('1');
    expect((await read('status.svg', storeOf(), viewer)).text).toBe('Production: All OK');
    for (const path of ['scope/2.svg', 'place/1/2.svg'])
      expect((await read(path, storeOf(), viewer)).response.status).toBe(404);
    expect((await read('service/1.svg', storeOf(), viewer)).text).toBe('Payments: All OK');
  });

  test('escapes and shortens names, and contains no character that XML forbids', async () => {
    const { svg } = await read('service/1.svg', storeOf({ services: freshOf([scopeOf({ name: HOSTILE })]) }));
    expect(svg).not.toMatch(/<script|[\u0000-\u0008\u202e\ufffe\uffff]/u);
    expect(svg).toContain('&quot;&gt;&lt;script&gt;');
    const [, label = ''] = /<title>([^<]*): /.exec(svg) ?? [];
    expect(label.replace(/&\w+;/g, 'x').length).toBeLessThanOrEqual(48);
    expect(label).toContain('…');
  });

  test('may run nothing if it is opened as a page', async () => {
    const { response } = await read('status.svg');
    expect(response.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
  });

  test('has the language of the query, else that of the browser', async () => {
    const french = { 'accept-language': 'fr' };
    expect((await read('status.svg?lang=fr')).text).toBe('Production: En panne');
    expect((await read('status.svg', storeOf(), EVERYONE, french)).text).toBe('Production: En panne');
    expect((await read('status.svg?lang=en', storeOf(), EVERYONE, french)).text).toBe('Production: Failing');
  });

  test('has the style of the query, else the first', async () => {
    const styles = await Promise.all(
      ['', '?style=flat', '?style=nothing', '?style=for-the-badge'].map((query) =>
        read(`status.svg${query}`),
      ),
    );
    const [plain, flat, wrong, big] = styles.map(({ svg }) => svg);
    expect([flat, wrong]).toEqual([plain, plain]);
    expect(big).not.toBe(plain);
  });
});
