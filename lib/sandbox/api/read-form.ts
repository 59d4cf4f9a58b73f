import type { Field } from './fields';
import type { FormInput } from './form-input';
import { Refusal } from '../../prodmanager/protocol/refusal';

/** The fields of a form, by name. */
export type Form<T> = { readonly [Name in keyof T]: Field<T[Name]> };

/**
 * The values of a form's fields.
 *
 * @throws Refusal 400 with the message given and the reasons of every field that was not accepted
 */
export function readForm<T>(form: Form<T>, input: FormInput, message: string): T {
  const values: Partial<T> = {};
  const reasons: Record<string, readonly string[]> = {};
  for (const name of (Object.keys(form) as (keyof T & string)[]).sort()) {
    const reading = form[name](input.get(name));
    if ('value' in reading) values[name] = reading.value;
    else reasons[name] = reading.errors;
  }
  if (Object.keys(reasons).length > 0) throw new Refusal(400, { message, reasons });
  return values as T;
}
