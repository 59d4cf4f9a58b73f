const ADDRESS = /^[a-z]+:\/\/([^/?:]+)(?::\d+)?(?:\/.*?)?(?:\?.*)?$/i;
const LABEL = /^(?:xn-|[a-z0-9_]+)(?:-[a-z0-9_-]+)*$/i;

/**
 * Whether ProdManager's form takes a text for a web address. It asks for a host, not for a scheme one would follow:
 * `javascript://host/` passes, and is for the reader to refuse.
 */
export function isWebAddress(text: string): boolean {
  const host = ADDRESS.exec(text)?.[1];
  if (host === undefined) return false;
  const ascii = toAsciiHost(host);
  return ascii.length <= 253 && ascii.split('.').every((label) => label.length <= 63 && LABEL.test(label));
}

const toAsciiHost = (host: string): string =>
  /^[\u0000-\u007f]*$/.test(host) || !URL.canParse(`http://${host}`)
    ? host
    : new URL(`http://${host}`).hostname;
