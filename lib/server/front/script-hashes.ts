import 'server-only';

import { createHash } from 'node:crypto';

import { Parser } from 'htmlparser2';

/** The sources of a Content-Security-Policy that allow the inline scripts of a page, and no others: `'sha256-…'`, each once. */
export function toScriptHashes(html: string): readonly string[] {
  const hashes = new Set<string>();
  let script: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'script') script = attributes['src'] === undefined ? '' : null;
    },
    ontext: (text) => {
      if (script !== null) script += text;
    },
    onclosetag: (name) => {
      if (name !== 'script' || script === null) return;
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
      script = null;
    },
  });
  parser.end(html);
  return [...hashes];
}
