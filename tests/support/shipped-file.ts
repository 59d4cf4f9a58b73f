import { readFileSync } from 'node:fs';

/** A file that the project ships, with parts replaced. @throws Error if a part is not in it: the file has changed. */
export function shippedFile(path: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${path} does not contain: ${from}`);
      return text.replaceAll(from, () => to);
    },
    readFileSync(path, 'utf8'),
  );
}
