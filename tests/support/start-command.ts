import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { onTestFinished } from 'vitest';

/** A command that serves, with all it has started. */
export interface StartedCommand {
  /** The address that it printed. */
  readonly url: string;
  output(): string;
  /** Sends a signal to the command itself, and to nothing that it started; resolves to its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs a command in a folder until it prints where it serves. What is left of it when the test is over is ended. */
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
      // All of it has ended.
    }
  });
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const [, address] = /dashboard is on (http:\S+)/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${output}`)));
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
