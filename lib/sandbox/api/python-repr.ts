/** A flat record of texts as Python prints a dictionary: `{'name': 'Paris', 'description': None}`. */
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
