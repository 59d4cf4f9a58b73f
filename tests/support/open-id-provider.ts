import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider, type Context } from 'oidc-provider';

import { listen } from './http-server';
import { findFreePort } from './own-board';

/** An OpenID provider that signs in any known name without a password. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** The claims of each person, by name. */
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
    // Like most providers, it returns groups from its userinfo endpoint only.
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
    cookies: { keys: ['a provider key'] },
    jwks: { keys: [toPrivateJwk()] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
  });
  return provider;
}

async function handleLogin(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN);
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}

/** Starts a provider. @param redirectUri - the only allowed redirect address. */
export async function startOpenIdProvider(people: People, redirectUri: string): Promise<OpenIdProvider> {
  const port = await findFreePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = createProvider(issuer, people, redirectUri);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    const handled = request.url?.startsWith('/interaction/')
      ? handleLogin(provider, request, response)
      : handle(request, response);
    handled.catch(() => response.destroy());
  });
  const { close } = await listen(server, port);
  return { issuer, ...CLIENT, close };
}
