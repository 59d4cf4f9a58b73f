import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

/** A sandbox on its own port that can be stopped and started again. */
export interface SandboxServer {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly token: string;
  /** Stops listening and drops every connection. */
  kill(): Promise<void>;
  /** Listens again on the same port. */
  revive(): Promise<void>;
}

/** Serves a sandbox on a free port, with a token without write permissions. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<SandboxServer> {
  const sandbox = createSandbox({ secret: 'a secret of the tests', ...options });
  let server = await serveSandbox(sandbox, { port: 0, hostname: '127.0.0.1' });
  const { port, url } = server;
  return {
    sandbox,
    url,
    token: await sandbox.createToken({ name: 'dashboard' }),
    kill: () => server.close(),
    revive: async () => {
      server = await serveSandbox(sandbox, { port, hostname: '127.0.0.1' });
    },
  };
}
