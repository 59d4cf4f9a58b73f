import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built board, running in a process of its own. */
export interface BoardProcess {
  readonly url: string;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Null while it runs. */
  exitCode(): number | null;
  /** Ends it, and tells its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Halts it where it is, until it is resumed. */
  pause(): void;
  resume(): void;
}

const BOARD = 'dist/server/start.js';

function spawnBoard(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  // A clean environment: what this machine happens to have set must not configure a board under test.
  return spawn(process.execPath, [BOARD], { env: { PATH, HOME, NODE_ENV: 'production', ...env } });
}

/** A board without a source shows demo data, which has to be asked for. */
const toDemo = ({ PRODMANAGER_URL }: Record<string, string>): Record<string, string> =>
  PRODMANAGER_URL === undefined ? { DEMO: 'on' } : {};

/** Starts the built board on a free port and waits until it serves. Unless told where, it remembers nothing of other boards. */
export async function startBoard(env: Record<string, string> = {}): Promise<BoardProcess> {
  const ownDataDir = mkdtempSync(join(tmpdir(), 'board-'));
  const child = spawnBoard({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: ownDataDir,
    ...toDemo(env),
    ...env,
  });
  child.once('exit', () => rmSync(ownDataDir, { recursive: true, force: true }));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /dashboard is on http:\/\/\S+?:(\d+)(?=[\s/])/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => reject(new Error(`the board ended with ${code}:\n${output}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  return {
    url,
    output: () => output,
    exitCode: () => child.exitCode,
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
    kill: () => end('SIGKILL'),
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

/** Starts the built board where it is expected to refuse, and waits for its end. */
export async function startRefusedBoard(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnBoard(env);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}
