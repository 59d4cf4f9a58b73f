import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Random } from '@/lib/sandbox/scenario/random';

import type { Board } from './board';
import { MISBEHAVIOURS, type Misbehaviour } from './faulty-source';
import { fork, type World } from './world';

/** Something that goes wrong for a while. */
export interface Fault {
  readonly name: string;
  /** What it happens to: two faults of one subject never happen together. */
  readonly subject: 'source' | 'redis' | 'postgres' | 'solo' | 'pair' | 'clocks';
  readonly inject: (world: World) => Promise<void> | void;
  readonly lift: (world: World) => Promise<void> | void;
}

const SOURCE_NAMES: Readonly<Record<Misbehaviour, string>> = {
  slow: 'source slow',
  drop: 'source drops connections',
  truncate: 'source truncates bodies',
  html: 'source answers HTML with 200',
  endless: 'source sends endless bodies',
  huge: 'source sends huge bodies',
  redirect: 'source redirects in a loop',
  storm: 'source answers 429 with Retry-After',
  refuse: 'source refuses the token',
  fail: 'source answers 5xx',
  lie: 'source lies',
};

const sourceFaults = MISBEHAVIOURS.map((what): Fault => ({
  name: SOURCE_NAMES[what],
  subject: 'source',
  // All requests or some of them.
  inject: ({ source, random }) => source.begin(what, random.pick([1, 1, 0.5, 0.3])),
  lift: ({ source }) => source.end(what),
}));

/** Kills, freezes or restarts a server. */
const serverFaults = (['redis', 'postgres'] as const).flatMap((name): readonly Fault[] => [
  {
    name: `${name} killed`,
    subject: name,
    inject: (world) => world[name].kill(),
    lift: (world) => world[name].restart(),
  },
  {
    name: `${name} frozen`,
    subject: name,
    inject: (world) => world[name].pause(),
    lift: (world) => world[name].resume(),
  },
  {
    name: `${name} restarted`,
    subject: name,
    inject: async (world) => {
      await world[name].kill();
      await world[name].restart();
    },
    lift: () => undefined,
  },
]);

const clockFault: Fault = {
  name: 'clocks jump',
  subject: 'clocks',
  inject: async ({ clocks, random }) => {
    for (const clock of clocks) await clock.set(random.pick([-86_400, -3_600, -40, 40, 3_600, 86_400]));
  },
  lift: async ({ clocks }) => {
    for (const clock of clocks) await clock.set(0);
  },
};

const processFaults: readonly Fault[] = [
  {
    name: 'board killed',
    subject: 'solo',
    inject: ({ solo }) => solo.kill(),
    lift: ({ solo }) => solo.start(),
  },
  {
    name: 'board frozen',
    subject: 'solo',
    inject: ({ solo }) => solo.pause(),
    lift: ({ solo }) => solo.resume(),
  },
  {
    name: 'board of a pair killed',
    subject: 'pair',
    inject: ({ pair }) => pair[0].kill(),
    lift: ({ pair }) => pair[0].start(),
  },
  {
    name: 'board of a pair frozen',
    subject: 'pair',
    inject: ({ pair }) => pair[0].pause(),
    lift: ({ pair }) => pair[0].resume(),
  },
];

const setFileLimit = ({ pid }: Board, limit: string): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${limit}`], { stdio: 'pipe' });
};

const asideOf = ({ dataDir }: Board): string => `${dataDir}-aside`;

const diskFaults: readonly Fault[] = [
  {
    name: 'disk full',
    subject: 'solo',
    // Where no disk can be mounted, files may not grow.
    inject: ({ disk, solo }) => (disk.canBeFilled ? disk.fill() : setFileLimit(solo, '1:')),
    lift: ({ disk, solo }) => (disk.canBeFilled ? disk.free() : setFileLimit(solo, 'unlimited:')),
  },
  {
    name: 'files limited to 20 kB',
    subject: 'solo',
    inject: ({ solo }) => setFileLimit(solo, '20000:'),
    lift: ({ solo }) => setFileLimit(solo, 'unlimited:'),
  },
  {
    name: 'DATA_DIR replaced by a file',
    subject: 'solo',
    inject: ({ solo }) => {
      renameSync(solo.dataDir, asideOf(solo));
      writeFileSync(solo.dataDir, 'in its place');
    },
    lift: ({ solo }) => {
      rmSync(solo.dataDir, { recursive: true, force: true });
      renameSync(asideOf(solo), solo.dataDir);
    },
  },
];

/** How a disk or a person damages a file. */
const DAMAGES: Readonly<Record<string, (content: Buffer, random: Random) => Buffer>> = {
  half: (content) => content.subarray(0, content.length / 2),
  empty: () => Buffer.alloc(0),
  zeros: (content) => Buffer.alloc(Math.max(100, content.length)),
  'other JSON': () => Buffer.from('{"format":1}\n{}\nnull\n'),
  'wrong bytes': (content, random) =>
    Buffer.from(content.map((byte, index) => (index % 97 < 40 ? random.between(0, 255) : byte))),
};
const DAMAGE_NAMES = Object.keys(DAMAGES);

function damage(world: World, file: string): void {
  const path = join(world.solo.dataDir, file);
  const content = existsSync(path) ? readFileSync(path) : Buffer.from('{"format":');
  const how = world.random.pickAny(DAMAGE_NAMES) ?? '';
  writeFileSync(path, DAMAGES[how]?.(content, fork(world.random)) ?? content);
}

const fileFaults = ['state.json', 'access.json', 'history-queue.jsonl', 'history.db', 'all files'].map(
  (file): Fault => ({
    name: `${file} damaged`,
    subject: 'solo',
    inject: async (world) => {
      const { solo, ledgers, link } = world;
      await solo.kill();
      const names = ['state.json', 'access.json', 'history-queue.jsonl', 'history.db'];
      for (const name of file === 'all files' ? names : [file]) damage(world, name);
      if (file === 'history.db' || file === 'all files') ledgers.get(solo)?.forget();
      if (file === 'access.json' || file === 'all files') link.forget();
      await solo.start();
    },
    lift: () => undefined,
  }),
);

/** Every fault. */
export const FAULTS: readonly Fault[] = [
  ...sourceFaults,
  ...serverFaults,
  clockFault,
  ...processFaults,
  ...diskFaults,
  ...fileFaults,
];
