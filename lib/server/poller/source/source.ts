import 'server-only';

import { ProdManager, type ResponseInfo } from '@/lib/prodmanager/index';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

import type { Config } from '../../config/config';
import { openOutboundFetch } from '../../http/outbound';
import { toSourceId } from './source-id';

/** Where the board reads from. */
export interface Source {
  readonly client: ProdManager;
  /** Names the source without telling it. */
  readonly id: string;
  /** The path of its address, empty for the root of its host. */
  readonly path: string;
  /** The IANA zone that its clock runs in. */
  readonly timeZone: string;
  /** True for the embedded sandbox: everything it says is invented. */
  readonly isDemo: boolean;
  /** True when reads carry a token: without one ProdManager hides comments and allows 60 requests an hour. */
  readonly hasToken: boolean;
  close(): Promise<void>;
}

// The poller asks again at its own pace; more tries below it would only spend the budget twice.
const CLIENT = { userAgent: 'prodmanager-dashboard', maxRetries: 0, resendsAfterReset: true };

/** The sandbox is read like any server: over HTTP, with a token of its own. */
async function openSandbox(onResponse: (info: ResponseInfo) => void): Promise<Source> {
  const timeZone = 'UTC';
  const sandbox = createSandbox({ secret: crypto.randomUUID() });
  const server = await serveSandbox(sandbox, { port: 0, hostname: '127.0.0.1' });
  sandbox.start();
  const token = await sandbox.createToken({ name: 'dashboard' });
  return {
    client: new ProdManager({ ...CLIENT, url: server.url, token, onResponse }),
    id: toSourceId({ url: server.url, hasToken: true, timeZone }),
    path: '',
    timeZone,
    isDemo: true,
    hasToken: true,
    close: async () => {
      sandbox.stop();
      await server.close();
    },
  };
}

/**
 * The source that the configuration names: a ProdManager server, or the embedded sandbox where it names none.
 *
 * @param onResponse Told of every request to it.
 */
export async function openSource(config: Config, onResponse: (info: ResponseInfo) => void): Promise<Source> {
  const { PRODMANAGER_URL: url, PRODMANAGER_TOKEN: token, PRODMANAGER_TIME_ZONE: timeZone } = config;
  if (!url) return openSandbox(onResponse);
  const outbound = openOutboundFetch(config);
  const hasToken = token !== undefined;
  return {
    client: new ProdManager({ ...CLIENT, url, token, onResponse, fetch: outbound?.fetch }),
    id: toSourceId({ url, hasToken, timeZone }),
    path: new URL(url).pathname.replace(/\/+$/, ''),
    timeZone,
    isDemo: false,
    hasToken,
    close: async () => outbound?.close(),
  };
}
