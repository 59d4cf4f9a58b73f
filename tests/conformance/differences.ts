import { RECORDED_ORIGIN } from './transcript';

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

// Placeholders in the recording for values that differ between runs.
const PLACEHOLDERS: Readonly<Record<string, (value: unknown) => boolean>> = {
  '<now>': (value) =>
    typeof value === 'string' &&
    MINUTE.test(value) &&
    Math.abs(Date.parse(`${value}Z`) - Date.now()) < 120_000,
  '<text>': (value) => typeof value === 'string' && value !== '',
  '<public events>': (value) =>
    Array.isArray(value) && value.every((event) => (event as { internal?: unknown }).internal === false),
  '<jwt>': (value) => typeof value === 'string' && TOKEN.test(value),
};

/** Lists the differences between a recorded and an actual body. @param origin - the address of the server. */
export function differences(expected: unknown, actual: unknown, origin: string, path = 'body'): string[] {
  const difference = [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  if (typeof expected === 'string') {
    const placeholder = PLACEHOLDERS[expected];
    if (placeholder) return placeholder(actual) ? [] : difference;
    const content = parseContent(expected);
    if (content !== null) return differences(content, parseContent(actual), origin, `${path}(parsed)`);
    return expected.replaceAll(RECORDED_ORIGIN, origin) === actual ? [] : difference;
  }
  if (expected === null || typeof expected !== 'object') return expected === actual ? [] : difference;
  if (actual === null || typeof actual !== 'object' || Array.isArray(expected) !== Array.isArray(actual))
    return difference;
  const left = expected as Record<string, unknown>;
  const right = actual as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], origin, `${path}.${key}`));
}

// The content of an event is JSON in a string.
function parseContent(value: unknown): object | null {
  if (typeof value !== 'string' || !value.startsWith('{"')) return null;
  return JSON.parse(value) as object;
}
