import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { runChaos } from './run-chaos';

// Breaks things around running boards: npm run chaos -- --seed 1 --minutes 5
const { values } = parseArgs({
  options: { seed: { type: 'string' }, minutes: { type: 'string' }, steps: { type: 'string' } },
});

function toNumber(name: 'seed' | 'minutes' | 'steps', fallback: number): number {
  const given = values[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!(value >= 0)) throw new Error(`--${name} must be a number.`);
  return value;
}

async function main(): Promise<void> {
  if (!existsSync('dist/server/start.js')) throw new Error('There is no build: run npm run build.');
  const seed = toNumber('seed', Math.trunc(Math.random() * 2 ** 31));
  const [minutes, steps] = [toNumber('minutes', 2), toNumber('steps', Infinity)];
  console.log(`seed ${seed}, ${minutes} minutes`);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => stopping.abort(new Error(`Stopped by ${name}.`)));
  const { signal } = stopping;
  const result = await runChaos({ seed, minutes, steps, signal, report: (line) => console.log(line) });
  const { failure, faults, recoveries, answers, claims, changes, growth } = result;
  const sorted = recoveries.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? NaN).toFixed(1);
  console.log(
    [
      `${result.steps} steps, ${new Set(faults).size} kinds of faults, ${answers} answers checked, ${claims} of them claim that all is ok`,
      `live again after ${at(0.5)} intervals (median), ${at(1)} (longest)`,
      `recorded changes found again: ${JSON.stringify(changes)}`,
      ...growth
        .filter(({ rounds }) => rounds >= 3)
        .map(
          ({ board, rounds, from, to }) =>
            `${board}, ${rounds} rounds: ${from.files} → ${to.files} open files, ${from.rssMb} → ${to.rssMb} MB`,
        ),
    ].join('\n'),
  );
  if (failure === null) return;
  console.error(
    `FAILED with seed ${seed}: ${failure}\nRepeat: npm run chaos -- --seed ${seed} --steps ${result.steps} --minutes 60`,
  );
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
