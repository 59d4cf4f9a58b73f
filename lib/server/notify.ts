import { randomUUID } from 'node:crypto';

import { loadConfig } from './config/config';
import { openOutboundFetch } from './http/outbound';
import { openChannel } from './notify/channels/channel';
import { renderTest } from './notify/channels/rendered';
import { ConfigurationError } from './util/configuration-error';

const TIMEOUT_MS = 10_000;
const USAGE = 'usage: npm run notify -- test CHANNEL';

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Sends a test message to a channel of `NOTIFY`, and prints whether it arrived. @returns the exit code */
async function run([command, name]: readonly string[]): Promise<number> {
  if (command !== 'test' || name === undefined) {
    print(USAGE);
    return 2;
  }
  const { config } = loadConfig(process.cwd(), false);
  const { NOTIFY, BOARD_TITLE, BOARD_URL, PRODMANAGER_TIME_ZONE } = config;
  if (!NOTIFY)
    throw new ConfigurationError(['NOTIFY is not set: set NOTIFY_FILE to the file of your channels.']);
  const channel = Object.hasOwn(NOTIFY.channels, name) ? NOTIFY.channels[name] : undefined;
  if (!channel)
    throw new ConfigurationError([
      `NOTIFY has no channel of that name: the channels are ${Object.keys(NOTIFY.channels).join(', ')}.`,
    ]);
  const outbound = openOutboundFetch(config);
  const options = { fetch: outbound?.fetch ?? fetch, timeoutMs: TIMEOUT_MS, now: () => Date.now() };
  const message = renderTest(name, `msg_${randomUUID()}`, Date.now(), {
    config: NOTIFY,
    timeZone: PRODMANAGER_TIME_ZONE,
    boardTitle: BOARD_TITLE,
    boardUrl: BOARD_URL,
  });
  const outcome = await openChannel(channel, options).send(message);
  await outbound?.close();
  print(outcome.isSent ? `${name}: sent` : `${name}: not sent (${outcome.problem})`);
  return outcome.isSent ? 0 : 1;
}

/** Ends with 1 and one line for each problem of the configuration. */
function toExitCode(error: unknown): number {
  const problems = error instanceof ConfigurationError ? error.problems : [String(error)];
  process.stderr.write(`${problems.map((problem) => `prodmanager-dashboard: ${problem}`).join('\n')}\n`);
  return 1;
}

process.exitCode = await run(process.argv.slice(2)).catch(toExitCode);
