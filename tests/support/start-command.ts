import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A running command that serves the board, with its child processes. */
export interface StartedCommand {
  /** The printed address. */
  readonly url: string;
  output(): string;
  /** Sends a signal to the command only, not to its children; resolves to its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs a command and waits until it prints its address. Remaining processes are killed when the test has finished. */
export async function startCommand(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Promise<StartedCommand> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    detached: true,
  });
  const exit = once(child, 'exit');
  let output = '';
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All processes have exited.
    }
  });
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, address] = /dashboard is on (http:\S+)/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the command exited with ${code}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}
