/** JSON as Python's `json.dumps` writes it by default: a space after each comma and colon, ASCII only. */
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

/** A record of texts as Python prints a dictionary: `{'name': 'Paris', 'description': None}`. */
export function toPythonDictionary(record: Readonly<Record<string, string | null>>): string {
  const entries = Object.entries(record).map(
    ([key, value]) => `${quote(key)}: ${value === null ? 'None' : quote(value)}`,
  );
  return `{${entries.join(', ')}}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quote(text: string): string {
  const escaped = text.replaceAll(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}
