import 'server-only';

import { Parser } from 'htmlparser2';

import { sha256 } from '../util/digest';

/** A page as it is sent, and the sources of a Content-Security-Policy that allow its own inline scripts: `'sha256-…'`, each once. */
export interface HashedPage {
  readonly html: string;
  readonly hashes: readonly string[];
}

// The nonce proves who wrote a script; sent along it would let any script in, and make each rendering differ from the last.
const SPENT = 'spent';

/**
 * Finds the inline scripts that the handler wrote. A script without the nonce gets no hash, so a browser does not run it, whatever put it
 * there.
 *
 * @param nonce - of this rendering; it is taken out of the page.
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
      const sent = script.replaceAll(nonce, SPENT);
      hashes.add(`'sha256-${sha256(sent, 'base64')}'`);
      script = null;
    },
  });
  parser.end(page);
  return { html: page.replaceAll(nonce, SPENT), hashes: [...hashes] };
}
