import 'server-only';

import { ProdManager } from '@/lib/prodmanager/index';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

import type { Config } from './config';

/** Where the board reads from. */
export interface Source {
  readonly client: ProdManager;
  /** True for the embedded sandbox: everything it says is invented. */
  readonly isDemo: boolean;
  /** True when reads carry a token: without one ProdManager hides comments and allows 60 requests an hour. */
  readonly hasToken: boolean;
  close(): Promise<void>;
}

/** The sandbox is read like any server: over HTTP, with a token of its own. */
async function openSandbox(userAgent: string): Promise<Source> {
  const sandbox = createSandbox({ secret: crypto.randomUUID() });
  const server = await serveSandbox(sandbox, { port: 0, hostname: '127.0.0.1' });
  sandbox.start();
  const token = await sandbox.createToken({ name: 'dashboard' });
  return {
    client: new ProdManager({ url: server.url, token, userAgent }),
    isDemo: true,
    hasToken: true,
    close: async () => {
      sandbox.stop();
      await server.close();
    },
  };
}

/** The source that the configuration names: a ProdManager server, or the embedded sandbox where it names none. */
export async function openSource(config: Config): Promise<Source> {
  const userAgent = 'prodmanager-dashboard';
  const { PRODMANAGER_URL: url, PRODMANAGER_TOKEN: token } = config;
  if (!url) return openSandbox(userAgent);
  return {
    client: new ProdManager(token ? { url, token, userAgent } : { url, userAgent }),
    isDemo: false,
    hasToken: token !== undefined,
    close: () => Promise.resolve(),
  };
}
