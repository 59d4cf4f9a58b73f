import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Runs a command with its output shown; ends this process with its exit code if it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) {
    console.error(`${command}: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
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
