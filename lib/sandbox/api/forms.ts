import { ApiError, ERROR_MESSAGES } from '../../prodmanager/protocol/responses';
import type { Field } from './fields';

/** The values sent for each field of a form; a field that was not sent is missing. */
export type FormInput = ReadonlyMap<string, readonly unknown[]>;

/** The fields of a form, by name. */
export type Form<T> = { readonly [Name in keyof T]: Field<T[Name]> };

/** Reads a request body: a form in either encoding, or a JSON object whose arrays count as repeated fields. */
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
    throw new ApiError(400, ERROR_MESSAGES.badRequest);
  }
  if (body === null) return new Map();
  if (typeof body !== 'object' || Array.isArray(body)) throw new ApiError(500, ERROR_MESSAGES.internal);
  return new Map(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]));
}

/**
 * The values of a form's fields.
 *
 * @throws ApiError 400 with the given message and the reasons of every invalid field
 */
export function readForm<T>(form: Form<T>, input: FormInput, message: string): T {
  const values: Partial<T> = {};
  const reasons: Record<string, readonly string[]> = {};
  for (const name of (Object.keys(form) as (keyof T & string)[]).sort()) {
    const reading = form[name](input.get(name));
    if ('value' in reading) values[name] = reading.value;
    else reasons[name] = reading.errors;
  }
  if (Object.keys(reasons).length > 0) throw new ApiError(400, { message, reasons });
  return values as T;
}
