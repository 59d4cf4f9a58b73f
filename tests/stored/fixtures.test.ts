import { expect, test } from 'vitest';

import { fixtureNames } from './fixtures';
import { writeStored } from './write-stored';

test('every format that this build stores has a fixture, which later builds must read', async () => {
  const known = new Set(fixtureNames());
  const missing = [...(await writeStored()).keys()].filter((name) => !known.has(name));
  expect(
    missing,
    'A stored format was raised. Run `npm run write-fixtures`, commit the new fixtures, and let the tests beside them read the old ones.',
  ).toEqual([]);
});
