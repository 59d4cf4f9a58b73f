/** What this client hands to `fetch`. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: 'manual';
  signal: AbortSignal;
}

/** What this client reads of an answer; a standard `Response` is one. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    getReader(): {
      read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  } | null;
}

/**
 * The part of `fetch` that this client uses: the runtime's own and undici's fit. It must obey `signal` and
 * `redirect: 'manual'`.
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
