import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { Provider, type Context } from 'oidc-provider';

import { findFreePort } from './own-board';

/** A real OpenID provider on a port of its own. Whoever types a name is signed in as that person. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** What a provider knows of people: claims by the name that they type. */
export type People = Readonly<Record<string, object>>;

const CLIENT = { clientId: 'board', clientSecret: 'a-secret-of-the-board' };
const SCOPES = 'openid profile email groups';
const LOGIN =
  '<!doctype html><link rel="icon" href="data:,"><title>Log in</title><form method="post"><label>Name <input name="login"></label></form>';

function toPrivateJwk(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' };
}

function createProvider(issuer: string, people: People, redirectUri: string): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    // As most providers do, it tells groups at its userinfo endpoint and not in its tokens.
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups', 'realm_access'] },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people[accountId] }),
    }),
    loadExistingGrant: async ({ oidc: { client, session } }: Context) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
    interactions: {
      url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}`,
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of the provider'] },
    jwks: { keys: [toPrivateJwk()] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
  });
  return provider;
}

async function answerLogin(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN);
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}

/** Starts one. @param redirectUri - the one address that it leads back to. */
export async function startOpenIdProvider(people: People, redirectUri: string): Promise<OpenIdProvider> {
  const port = await findFreePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = createProvider(issuer, people, redirectUri);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const answered = request.url?.startsWith('/interaction/')
      ? answerLogin(provider, request, response)
      : answer(request, response);
    answered.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    ...CLIENT,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
