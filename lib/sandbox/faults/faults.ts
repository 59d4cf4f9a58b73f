/** What can go wrong on purpose. */
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

/** One fault, switched on until it is cleared or used up. */
export interface Fault {
  readonly kind: (typeof FAULT_KINDS)[number];
  /** The paths it is limited to: `*` stands for anything, as in `/api/weather/*`. All of `/api/*` unless told. */
  readonly path?: string;
  /** How many requests it strikes; all of them unless told. */
  readonly times?: number;
  /** `status`: the status to answer with; 500 unless told. */
  readonly status?: number;
  /** `delay`: how long to wait before answering, in milliseconds; 1000 unless told. */
  readonly delayMs?: number;
  /** `rate-limited`: what `Retry-After` says, in seconds; 1 unless told. */
  readonly retryAfterSeconds?: number;
  /** `bad-row`: what is wrong with the first row of a list: its name is missing (unless told), or its status unheard of. */
  readonly row?: 'missing-field' | 'unknown-status';
}

/** The faults that are switched on. */
export class Faults {
  #active: { fault: Fault; pattern: RegExp; left: number }[] = [];

  /** Switches on these faults and no others. */
  set(faults: Fault | readonly Fault[]): void {
    this.#active = [faults].flat().map((fault) => ({
      fault,
      pattern: toPattern(fault.path ?? '/api/*'),
      left: fault.times ?? Infinity,
    }));
  }

  /** Switches off all faults. */
  clear(): void {
    this.#active = [];
  }

  /** The fault of this kind that strikes a request, which uses it once; null when there is none. */
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
