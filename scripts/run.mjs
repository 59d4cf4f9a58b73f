import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** Runs a command with its output shown; ends this process with its exit code if it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) {
    console.error(`${command}: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * The same, with everything that the command starts in a process group of its own: a signal that ends this process ends all of them, and
 * leaves nothing running behind it.
 */
export async function runInGroup(command, args, env = {}) {
  const hasGroups = process.platform !== 'win32';
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    detached: hasGroups,
  });
  const end = (signal) => {
    if (hasGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ENDING) process.once(signal, end);
  const [code] = await once(child, 'exit').catch((error) => {
    console.error(`${command}: ${error.message}`);
    return [1];
  });
  for (const signal of ENDING) process.off(signal, end);
  if (code !== 0) process.exit(code ?? 1);
}

/** Runs lanes of commands side by side, each lane one after the other; ends all with the exit code of the first that fails. */
export async function runLanes(...lanes) {
  const running = new Set();
  const fail = (code) => {
    for (const child of running) child.kill();
    process.exit(code);
  };
  const runOne = async ([command, ...args]) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    running.add(child);
    const [code] = await once(child, 'exit').catch((error) => {
      console.error(`${command}: ${error.message}`);
      return [1];
    });
    running.delete(child);
    if (code !== 0) fail(code ?? 1);
  };
  await Promise.all(
    lanes.map(async (lane) => {
      for (const words of lane) await runOne(words);
    }),
  );
}
