/**
 * JSON as Python's `json.dumps` writes it by default: a blank after each comma and colon, and ASCII only.
 * Takes plain data of strings, numbers, booleans, null, arrays and objects.
 */
export function toPythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toPythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${toAscii(key)}: ${toPythonJson(entry)}`);
    return `{${entries.join(', ')}}`;
  }
  return typeof value === 'string' ? toAscii(value) : JSON.stringify(value);
}

const toAscii = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
