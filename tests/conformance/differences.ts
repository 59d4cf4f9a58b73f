import { RECORDED_ORIGIN } from './transcript';

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

// The words that stand in the recording for what differs from one run to the next.
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

/** Every place where an answer is not what was recorded; `origin` is the address of the server that answered. */
export function differences(expected: unknown, actual: unknown, origin: string, path = 'body'): string[] {
  const unlike = [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  if (typeof expected === 'string') {
    const placeholder = PLACEHOLDERS[expected];
    if (placeholder) return placeholder(actual) ? [] : unlike;
    const inner = parseContent(expected);
    if (inner !== null) return differences(inner, parseContent(actual), origin, `${path}(parsed)`);
    return expected.replaceAll(RECORDED_ORIGIN, origin) === actual ? [] : unlike;
  }
  if (expected === null || typeof expected !== 'object') return expected === actual ? [] : unlike;
  if (actual === null || typeof actual !== 'object' || Array.isArray(expected) !== Array.isArray(actual))
    return unlike;
  const left = expected as Record<string, unknown>;
  const right = actual as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], origin, `${path}.${key}`));
}

// The content of events is JSON in a string.
function parseContent(value: unknown): object | null {
  if (typeof value !== 'string' || !value.startsWith('{"')) return null;
  return JSON.parse(value) as object;
}
