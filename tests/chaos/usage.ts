import { existsSync, readdirSync, readFileSync } from 'node:fs';

import type { Board } from './board';

/** What a process held at a moment without faults. */
interface Sample {
  readonly files: number;
  readonly rssMb: number;
}

/** What a process held in the middle and at the end of its life. */
export interface Growth {
  readonly board: string;
  readonly rounds: number;
  readonly from: Sample;
  readonly to: Sample;
  readonly isLeak: boolean;
}

/** Fewer are no trend: caches are being filled, and V8 keeps the memory of the largest bodies. */
const LEAST_ROUNDS = 12;
const MAX_RATIO = 1.5;
/** Growth that a ratio alone would take for a leak. */
const FREE_FILES = 40;
const FREE_MB = 128;
/** More is wrong in any round. */
const MAX_FILES = 400;
const MAX_MB = 1_500;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function read(pid: number): Sample | null {
  const folder = `/proc/${pid}`;
  if (!existsSync(folder)) return null;
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`${folder}/status`, 'utf8')) ?? [];
  return { files: readdirSync(`${folder}/fd`).length, rssMb: Math.round(Number(kilobytes) / 1_024) };
}

const isMore = (from: number, to: number, free: number): boolean => to > from * MAX_RATIO + free;

/** Compares what each process holds after many rounds. Works on Linux only; elsewhere there are no samples. */
export class Usage {
  readonly #samples = new Map<string, Sample[]>();

  /** Takes a sample of a board without faults. */
  note({ name, pid }: Board): void {
    const sample = read(pid);
    if (!sample) return;
    const life = `${name} (process ${pid})`;
    this.#samples.set(life, [...(this.#samples.get(life) ?? []), sample]);
  }

  /** The growth of every process. */
  growth(): readonly Growth[] {
    return [...this.#samples].map(([board, samples]): Growth => {
      const third = Math.max(1, Math.floor(samples.length / 3));
      const middle = (part: readonly Sample[]): Sample => ({
        files: median(part.map(({ files }) => files)),
        rssMb: median(part.map(({ rssMb }) => rssMb)),
      });
      const [from, to] = [middle(samples.slice(-2 * third, -third)), middle(samples.slice(-third))];
      const isTrend = isMore(from.files, to.files, FREE_FILES) || isMore(from.rssMb, to.rssMb, FREE_MB);
      const isTooMuch = samples.some(({ files, rssMb }) => files > MAX_FILES || rssMb > MAX_MB);
      const isLeak = isTooMuch || (isTrend && samples.length >= LEAST_ROUNDS);
      return { board, rounds: samples.length, from, to, isLeak };
    });
  }
}
