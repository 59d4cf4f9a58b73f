import { describe, expect, onTestFinished, test } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { makeCertificate } from '../support/certificate';
import { startForwardProxy } from '../support/forward-proxy';
import { startOpenIdProvider } from '../support/open-id-provider';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { startTlsProxy } from '../support/tls-proxy';
import { MEMBERS_ENV } from '../support/members';

const HOST = 'prodmanager.example';
/** For busy machines: each test starts up to two boards. */
const PATIENT = { timeout: 300_000 };

/** A board with an interval long enough to stay live on a busy machine. */
const startSlowly = (source: Parameters<typeof startOwnBoard>[0], env: Record<string, string>) =>
  startOwnBoard(source, { REFRESH_INTERVAL_SECONDS: '60', ...env });

const stateOf = async ({ url }: BoardProcess): Promise<string> => {
  const { source } = (await (await fetch(`${url}/api/health`)).json()) as { source: { state: string } };
  return source.state;
};

const readsItsSource = (board: BoardProcess) =>
  expect.poll(() => stateOf(board), { timeout: 100_000 }).toBe('live');

describe('a source', PATIENT, () => {
  test('over http is read through HTTP_PROXY without a tunnel', async () => {
    const source = await startOwnSource();
    const proxy = await startForwardProxy({ [HOST]: new URL(source.url).host });
    const url = `http://${HOST}`;
    const board = await startSlowly({ ...source, url }, { http_proxy: proxy.url });
    await readsItsSource(board);
    expect(proxy.requests).toContainEqual(
      expect.stringMatching(/^http:\/\/prodmanager\.example\/api\/scope\?/),
    );
    expect(proxy.requests.filter((request) => !request.startsWith(url))).toEqual([]);
  });

  test('over https with a private certificate is read through HTTPS_PROXY only with NODE_EXTRA_CA_CERTS', async () => {
    const source = await startOwnSource();
    const certificate = makeCertificate(HOST);
    const port = await startTlsProxy(() => source.url, certificate);
    const proxy = await startForwardProxy({ [HOST]: `127.0.0.1:${port}` });
    const given = { ...source, url: `https://${HOST}` };
    const env = { HTTPS_PROXY: proxy.url };
    await readsItsSource(await startSlowly(given, { ...env, NODE_EXTRA_CA_CERTS: certificate.file }));
    expect(proxy.requests).toContain(`CONNECT ${HOST}:443`);
    const without = await startSlowly(given, env);
    await expect
      .poll(() => without.output(), { timeout: 100_000 })
      .toMatch(/got no response \([A-Z_]*(SELF_SIGNED|CERT)[A-Z_]*\)/);
    expect(await stateOf(without)).not.toBe('live');
  });

  test('in NO_PROXY is read without the proxy', async () => {
    const source = await startOwnSource();
    const proxy = await startForwardProxy({});
    await readsItsSource(
      await startSlowly(source, { HTTP_PROXY: proxy.url, NO_PROXY: 'localhost,127.0.0.1' }),
    );
    expect(proxy.requests).toEqual([]);
  });
});

describe('an OpenID provider', PATIENT, () => {
  const BOARD_URL = 'http://127.0.0.1:1';

  async function startWith(env: Readonly<Record<string, string>>) {
    const source = await startOwnSource();
    const provider = await startOpenIdProvider({}, `${BOARD_URL}/api/auth/callback/oidc`);
    onTestFinished(() => provider.close());
    const proxy = await startForwardProxy({});
    const board = await startSlowly(source, {
      ...MEMBERS_ENV,
      BOARD_URL,
      OIDC_ISSUER: provider.issuer,
      HTTP_PROXY: proxy.url,
      ...env,
    });
    const answer = await fetch(`${board.url}/api/sign-in/provider`, { redirect: 'manual' });
    return {
      answer,
      provider,
      ofProvider: proxy.requests.filter((request) => request.startsWith(provider.issuer)),
    };
  }

  test('is reached through the proxy', async () => {
    const { answer, provider, ofProvider } = await startWith({});
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${provider.issuer}/auth\\?`));
    expect(ofProvider).toEqual([`${provider.issuer}/.well-known/openid-configuration`]);
  });

  test('in NO_PROXY is reached without the proxy', async () => {
    const { answer, provider, ofProvider } = await startWith({ no_proxy: '127.0.0.1' });
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${provider.issuer}/auth\\?`));
    expect(ofProvider).toEqual([]);
  });
});
