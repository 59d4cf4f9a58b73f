import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built board in its own process. */
export interface BoardProcess {
  readonly url: string;
  readonly pid: number;
  /** Its output so far, both streams. */
  output(): string;
  /** Null while it is running. */
  exitCode(): number | null;
  /** Sends SIGTERM without waiting. With SHUTDOWN_DELAY_SECONDS, the board still serves until {@link stop}. */
  leave(): void;
  /** Stops it with SIGTERM and returns its exit code. */
  stop(): Promise<number | null>;
  /** Kills it, like a crash. */
  kill(): Promise<void>;
  /** Suspends the process until it is resumed. */
  pause(): void;
  resume(): void;
}

const BOARD = 'dist/server/start.js';

function spawnBoard(env: Record<string, string>, cwd = process.cwd()) {
  const { PATH = '', HOME = '' } = process.env;
  // A clean environment: variables of this machine must not configure the board under test.
  return spawn(process.execPath, [BOARD], { cwd, env: { PATH, HOME, NODE_ENV: 'production', ...env } });
}

/** Demo data must be requested where there is no source. */
const toDemo = ({ PRODMANAGER_URL }: Record<string, string>): Record<string, string> =>
  PRODMANAGER_URL === undefined ? { DEMO: 'on' } : {};

/**
 * Starts the built board on a free port and waits until it serves. By default it has a new data directory.
 *
 * @param cwd The folder of the build; by default this project.
 */
export async function startBoard(env: Record<string, string> = {}, cwd?: string): Promise<BoardProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'board-'));
  const child = spawnBoard({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...toDemo(env), ...env }, cwd);
  child.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /dashboard is on http:\/\/\S+?:(\d+)(?=[\s/])/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the board exited with ${code}:\n${output}`)));
  });
  // Until it is closed, output may be on its way.
  const closed = once(child, 'close');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  return {
    url,
    // A child that serves was started.
    pid: child.pid ?? 0,
    output: () => output,
    exitCode: () => child.exitCode,
    leave: () => child.kill('SIGTERM'),
    stop: async () => {
      await end('SIGTERM');
      await closed;
      return child.exitCode;
    },
    kill: () => end('SIGKILL'),
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

/** Starts the built board with a configuration that must fail, and waits until it exits. */
export async function startFailingBoard(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnBoard(env);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}
