import transcript from './transcript.json';

/** One question and answer of the conversation recorded with a real ProdManager 0.22.0. */
export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly form?: readonly (readonly [string, string | number])[];
    readonly json?: unknown;
    /** `token:NAME` for one saved before, or the header as it is. */
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

/** The whole conversation, in the order in which it was held. */
export const EXCHANGES = transcript as unknown as readonly Exchange[];

/** The address that the recorded server had. */
export const RECORDED_ORIGIN = 'http://prodmanager.test';
