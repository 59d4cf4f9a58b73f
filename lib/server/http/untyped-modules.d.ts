declare module 'proxy-from-env' {
  /** The proxy that the environment configures for a URL; empty for none. */
  export function getProxyForUrl(url: string): string;
}

declare module 'negotiator' {
  /** Only what the board uses: the published types describe an older version without `preferred`. */
  class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    /** The accepted encodings among those available, best first; those with equal weight in the order of `preferred`. */
    encodings<T extends string>(available: readonly T[], options: { readonly preferred: readonly T[] }): T[];
    /** The media type that the client prefers among those available; undefined if it accepts none of them. */
    mediaType<T extends string>(available: readonly T[]): T | undefined;
  }
  export = Negotiator;
}
