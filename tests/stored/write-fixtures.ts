import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { FIXTURES } from './fixtures';
import { writeStored } from './write-stored';

// Writes what this build stores to fixtures for later ones: npm run write-fixtures. A fixture that exists stays as it was released.
for (const [name, text] of await writeStored()) {
  const path = join(FIXTURES, name);
  if (existsSync(path)) continue;
  writeFileSync(path, text);
  console.log(`Wrote tests/stored/fixtures/${name}.`);
}
