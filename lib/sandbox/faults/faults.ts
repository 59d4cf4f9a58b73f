/** The kinds of faults that can be injected. */
export const FAULT_KINDS = [
  'status',
  'delay',
  'drop',
  'truncate',
  'html',
  'bare-string',
  'broken-json',
  'no-paging',
  'doubled-row',
  'unauthorized',
  'rate-limited',
  'bad-row',
] as const;

/** One fault, active until it is cleared or used up. */
export interface Fault {
  readonly kind: (typeof FAULT_KINDS)[number];
  /** The paths it applies to, with `*` as a wildcard: `/api/weather/*`. Default: `/api/*`. */
  readonly path?: string;
  /** How many requests it applies to. Default: all. */
  readonly times?: number;
  /** `status`: the status of the response. Default: 500. */
  readonly status?: number;
  /** `delay`: the delay before the response, in milliseconds. Default: 1000. */
  readonly delayMs?: number;
  /** `rate-limited`: the value of `Retry-After`, in seconds. Default: 1. */
  readonly retryAfterSeconds?: number;
  /** `bad-row`: the first row of a list has no name, or a status that does not exist. Default: `missing-field`. */
  readonly row?: 'missing-field' | 'unknown-status';
}

/** The active faults. */
export class Faults {
  #active: { fault: Fault; pattern: RegExp; left: number }[] = [];

  /** Replaces the active faults. */
  set(faults: Fault | readonly Fault[]): void {
    this.#active = [faults].flat().map((fault) => ({
      fault,
      pattern: toPattern(fault.path ?? '/api/*'),
      left: fault.times ?? Infinity,
    }));
  }

  /** Clears all faults. */
  clear(): void {
    this.#active = [];
  }

  /** Uses an active fault of this kind once; null when none applies to the path. */
  take(kind: Fault['kind'], path: string): Fault | null {
    const found = this.#active.find(
      ({ fault, pattern, left }) => fault.kind === kind && left > 0 && pattern.test(path),
    );
    if (!found) return null;
    found.left -= 1;
    return found.fault;
  }
}

const toPattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*')}$`,
  );
