// Fails on words that make sentences hard to read, with file, line and word.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WORDS =
  /\b(whoever|whatever asks|somebody|someone else's|nobody|anew|is told|are told|tells? of|hears?|of (?:its|their) own|goes? on \w+ing|put away|bears? out|for want of|beside what|what is over|stands? before)\b/i;
// This list itself.
const SKIPPED = /^(scripts\/check-words\.mjs|package-lock\.json)/;
const READ = /\.(tsx?|mjs|js|md|css|example)$/;

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => READ.test(file) && !SKIPPED.test(file));
const given = process.argv.slice(2);
const chosen =
  given.length === 0 ? files : files.filter((file) => given.some((path) => file.startsWith(path)));

let found = 0;
for (const file of chosen) {
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, at) => {
      const word = WORDS.exec(line)?.[1];
      if (word === undefined) return;
      found += 1;
      process.stdout.write(`${file}:${at + 1}: "${word}": ${line.trim()}\n`);
    });
}
if (found > 0) {
  process.stderr.write(`${found} lines contain words to avoid: use plain ones.\n`);
  process.exit(1);
}
