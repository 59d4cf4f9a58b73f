import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** Runs a command with inherited output; if it fails, exits with its exit code. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) {
    console.error(`${command}: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Like {@link run}, but in a separate process group: a signal that ends this process also ends the command and its children.
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
  for (const signal of SIGNALS) process.once(signal, end);
  const [code] = await once(child, 'exit').catch((error) => {
    console.error(`${command}: ${error.message}`);
    return [1];
  });
  for (const signal of SIGNALS) process.off(signal, end);
  if (code !== 0) process.exit(code ?? 1);
}

/** Runs lanes of commands in parallel, the commands of a lane in order. If one fails, stops all and exits with its exit code. */
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
