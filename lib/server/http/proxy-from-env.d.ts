declare module 'proxy-from-env' {
  /** The address of the proxy that the environment names for a URL; empty where none is to be used. */
  export function getProxyForUrl(url: string): string;
}
