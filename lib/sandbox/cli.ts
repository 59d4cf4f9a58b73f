import { HELP, parseCliOptions } from './cli-options';
import { createSandbox } from './sandbox';
import { serveSandbox } from './serve';

async function main(): Promise<void> {
  const options = parseCliOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  const sandbox = createSandbox(options.sandbox);
  const served = await serveSandbox(sandbox, options);
  sandbox.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.stop();
      void served.close().then(() => process.exit(0));
    });
  }
  console.log(`ProdManager sandbox on ${served.url} (${options.sandbox.mood}, seed ${options.sandbox.seed})`);
}

const toMessage = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return 'the port is in use: choose another one with --port';
  if (code === 'EACCES') return 'permission denied for this port: choose another one with --port';
  return error.message.split('\n')[0] ?? error.message;
};

main().catch((error: unknown) => {
  console.error(`sandbox: ${toMessage(error)}`);
  process.exitCode = 1;
});
