import transcript from './transcript.json';

/** One request and response, recorded from a real ProdManager 0.22.0. */
export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly form?: readonly (readonly [string, string | number])[];
    readonly json?: unknown;
    /** `token:NAME` for a token saved earlier, or the whole header. */
    readonly auth?: string;
    readonly saves_token?: string;
  };
  readonly response: {
    readonly status: number;
    readonly content_type: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** All exchanges in recorded order. */
export const EXCHANGES = transcript as unknown as readonly Exchange[];

/** The origin of the recorded server. */
export const RECORDED_ORIGIN = 'http://prodmanager.test';
