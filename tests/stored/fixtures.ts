import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fixtures are. */
export const FIXTURES = join(import.meta.dirname, 'fixtures');

/** The names of all fixtures. */
export const fixtureNames = (): readonly string[] => readdirSync(FIXTURES).toSorted();

/** The fixtures of a store in every format, with their text. @throws Error if there is none */
export function fixturesOf(store: string): readonly { readonly name: string; readonly text: string }[] {
  const found = fixtureNames()
    .filter((name) => new RegExp(`^${store}-\\d+\\.`).test(name))
    .map((name) => ({ name, text: readFileSync(join(FIXTURES, name), 'utf8') }));
  if (found.length === 0) throw new Error(`There is no fixture of ${store}.`);
  return found;
}
