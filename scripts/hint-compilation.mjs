import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HINT = '//# allFunctionsCalledOnLoad\n';
// A small one is compiled before anybody would notice, and each of its bytes weighs more.
const WORTH_IT_LENGTH = 10_000;

/**
 * Has browsers compile the scripts of a folder whole while it arrives, beside the thread that draws (V8's explicit compile hints). Else
 * Chromium compiles each function where it is first called, and a slow phone waits a quarter of a second for that when the page comes to life.
 */
export function hintCompilation(folder) {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    const path = join(folder, name);
    const script = readFileSync(path, 'utf8');
    if (script.length >= WORTH_IT_LENGTH) writeFileSync(path, HINT + script);
  }
}
