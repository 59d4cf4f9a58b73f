/** The number that Python's `int()` reads from a text, or null where it raises an error. */
export function parsePythonInteger(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?\d+(?:_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : null;
}
