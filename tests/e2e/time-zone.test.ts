import { describe, expect, test } from 'vitest';

import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { MEMBERS_ENV, openLink, pairScreen, signInAs } from '../support/members';

// Eleven hours behind UTC, in which the sandbox writes: what it wrote just now is read as eleven hours ahead.
const WRONG = { PRODMANAGER_TIME_ZONE: 'Pacific/Pago_Pago' };
const PAGES = ['/', '/monitors', '/incidents', '/incidents/1', '/scopes'];
const WARNINGS = {
  en: 'Dates from ProdManager are 11 h ahead of its clock: PRODMANAGER_TIME_ZONE is probably wrong.',
  fr: 'Les dates de ProdManager ont 11 h d’avance sur son horloge : PRODMANAGER_TIME_ZONE est probablement incorrect.',
};
const isWarned = (html: string, language: keyof typeof WARNINGS): boolean =>
  html.replaceAll(/[\u00a0\u202f]/gu, ' ').includes(WARNINGS[language]);

async function startBoardInWrongZone(env: Record<string, string>) {
  const source = await startOwnSource();
  const board = await startOwnBoard(source, { ...WRONG, ...env });
  const page = async (path: string, cookie = ''): Promise<string> =>
    (await fetch(board.url + path, { headers: { cookie } })).text();
  const errorSeen = async (cookie = ''): Promise<unknown> =>
    (JSON.parse(await page('/api/snapshot', cookie)) as { zoneErrorMinutes: unknown }).zoneErrorMinutes;
  return { board, page, errorSeen };
}

describe('a time zone that contradicts the source', () => {
  test('is said on the pages of the board to those who are signed in, and to no one else', async () => {
    const env = { ...MEMBERS_ENV, BOARD_URL: 'http://localhost:3000' };
    const { board, page, errorSeen } = await startBoardInWrongZone(env);
    const member = await signInAs('ops', env);
    await expect.poll(() => errorSeen(member), { timeout: PATIENCE_MS }).toBe(660);
    for (const language of ['en', 'fr'] as const)
      for (const path of [...PAGES, '/screens', '/wall/setup'])
        expect([path, isWarned(await page(path, `${member}; lang=${language}`), language)]).toEqual([
          path,
          true,
        ]);
    const others = {
      visitor: '',
      screen: await pairScreen(board.url, member, 'Lobby'),
      guest: await openLink(board.url, member),
    };
    for (const [who, cookie] of Object.entries(others)) {
      expect(await errorSeen(cookie), who).toBeNull();
      for (const path of [...PAGES, '/wall/setup', '/wall', '/wall/lite'])
        expect([who, path, isWarned(await page(path, cookie), 'en')]).toEqual([who, path, false]);
    }
  });

  test('appears in the log and in health, and on no page, if the board has no sign-in', async () => {
    const { board, page, errorSeen } = await startBoardInWrongZone({});
    const health = async (): Promise<unknown> => JSON.parse(await page('/api/health'));
    await expect
      .poll(health, { timeout: PATIENCE_MS })
      .toMatchObject({ status: 'degraded', source: { zoneErrorMinutes: 660 } });
    expect(board.output()).toContain('PRODMANAGER_TIME_ZONE');
    expect(await errorSeen()).toBeNull();
    for (const path of PAGES) expect([path, isWarned(await page(path), 'en')]).toEqual([path, false]);
  });
});
