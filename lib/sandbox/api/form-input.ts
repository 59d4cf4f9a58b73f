import { Refusal, SENTENCES } from '../../prodmanager/protocol/refusal';

/** The values sent for each field of a form; a field that was not sent is missing. */
export type FormInput = ReadonlyMap<string, readonly unknown[]>;

/** Reads what a request sends: a form in either encoding, or a JSON object whose arrays are repeated fields. */
export async function readFormInput(request: Request): Promise<FormInput> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? '';
  if (/^application\/([\w.+-]+\+)?json\b/.test(type)) return fromJson(await request.text());
  if (type.startsWith('application/x-www-form-urlencoded'))
    return group(new URLSearchParams(await request.text()));
  if (type.startsWith('multipart/form-data')) return group(await request.formData());
  return new Map();
}

function group(entries: Iterable<[string, unknown]>): FormInput {
  const input = new Map<string, unknown[]>();
  for (const [name, value] of entries) {
    const values = input.get(name);
    if (values) values.push(value);
    else input.set(name, [value]);
  }
  return input;
}

function fromJson(text: string): FormInput {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, SENTENCES.badRequest);
  }
  if (body === null) return new Map();
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal(500, SENTENCES.internal);
  return new Map(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));
}
