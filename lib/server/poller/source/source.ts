import 'server-only';

import { ProdManager, type ResponseInfo } from '@/lib/prodmanager/index';
import { createSandbox, type SandboxPast } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

import type { Config } from '../../config/config';
import { openOutboundFetch } from '../../http/outbound';
import { toDigest } from '../../util/digest';

/** Where the board reads from. */
export interface Source {
  readonly client: ProdManager;
  /** See {@link toSourceId}. */
  readonly id: string;
  /** The path of its address; empty for the root of its host. */
  readonly path: string;
  /** The IANA zone of its clock. */
  readonly timeZone: string;
  /** Whether it is the embedded sandbox, whose data is invented. */
  readonly isDemo: boolean;
  /** Whether requests carry a token. Without one, ProdManager hides comments and allows 60 requests an hour. */
  readonly hasToken: boolean;
  /** What the embedded sandbox would have returned before now; null for a real source. */
  readonly past: SandboxPast | null;
  close(): Promise<void>;
}

/** How many days the demo's past has. */
const DEMO_DAYS = 90;

/** What identifies a source: two boards with the same identity show the same data. */
export interface SourceIdentity {
  readonly url: string;
  /** A token shows comments that are hidden without one. */
  readonly hasToken: boolean;
  readonly timeZone: string;
}

/** A digest of a source's identity: 22 characters of base64url that reveal nothing of its address. */
export function toSourceId({ url, hasToken, timeZone }: SourceIdentity): string {
  return toDigest(JSON.stringify([url, hasToken, timeZone]));
}

// No retries in the client: the poller retries at its own pace, and client retries would spend the budget twice.
const CLIENT = { userAgent: 'prodmanager-dashboard', maxRetries: 0, resendsAfterReset: true };

/** Starts the sandbox. It is read over HTTP with a token, like a real server. */
async function openSandbox(
  { ALERTMANAGER_TOKEN }: Config,
  onResponse: (info: ResponseInfo) => void,
): Promise<Source> {
  const timeZone = 'UTC';
  const sandbox = createSandbox({ secret: crypto.randomUUID(), pastDays: DEMO_DAYS });
  const past = sandbox.createPast();
  const server = await serveSandbox(sandbox, { port: 0, hostname: '127.0.0.1' });
  sandbox.start();
  const token = await sandbox.createToken({
    name: 'dashboard',
    permissions: ALERTMANAGER_TOKEN === undefined ? [] : ['monitor_api'],
  });
  return {
    client: new ProdManager({ ...CLIENT, url: server.url, token, onResponse }),
    id: toSourceId({ url: server.url, hasToken: true, timeZone }),
    path: '',
    timeZone,
    isDemo: true,
    hasToken: true,
    past,
    close: async () => {
      sandbox.stop();
      await server.close();
    },
  };
}

/**
 * Opens the configured ProdManager server, or the embedded sandbox if none is configured.
 *
 * @param onResponse Called for every request to the source.
 */
export async function openSource(config: Config, onResponse: (info: ResponseInfo) => void): Promise<Source> {
  const { PRODMANAGER_URL: url, PRODMANAGER_TOKEN: token, PRODMANAGER_TIME_ZONE: timeZone } = config;
  if (!url) return openSandbox(config, onResponse);
  const outbound = openOutboundFetch(config);
  const hasToken = token !== undefined;
  return {
    client: new ProdManager({ ...CLIENT, url, token, onResponse, fetch: outbound?.fetch }),
    id: toSourceId({ url, hasToken, timeZone }),
    path: new URL(url).pathname.replace(/\/+$/, ''),
    timeZone,
    isDemo: false,
    hasToken,
    past: null,
    close: async () => outbound?.close(),
  };
}
