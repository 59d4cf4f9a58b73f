import { Parser } from 'htmlparser2';

import { sha256 } from '../util/digest';

/** A page to send, and the sources of a Content-Security-Policy that allow its own inline scripts: `'sha256-…'`. */
export interface HashedPage {
  readonly html: string;
  readonly hashes: readonly string[];
}

/** Replaces the nonce, which would allow any script, and would make each rendering different. */
const USED_NONCE = 'spent';

/**
 * Hashes the inline scripts that the worker wrote. A script without the nonce came with the data of the page: it gets no hash, so that
 * browsers do not run it.
 *
 * @param nonce - the nonce of this rendering; it is removed from the page.
 */
export function hashOwnScripts(page: string, nonce: string): HashedPage {
  const hashes = new Set<string>();
  let script: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name !== 'script') return;
      const isOwn = attributes['nonce'] === nonce && attributes['src'] === undefined;
      script = isOwn ? '' : null;
    },
    ontext: (text) => {
      if (script !== null) script += text;
    },
    onclosetag: (name) => {
      if (name !== 'script' || script === null) return;
      const sent = script.replaceAll(nonce, USED_NONCE);
      hashes.add(`'sha256-${sha256(sent, 'base64')}'`);
      script = null;
    },
  });
  parser.end(page);
  return { html: page.replaceAll(nonce, USED_NONCE), hashes: [...hashes] };
}
