type Scalar = string | number | boolean;

/** One or several values of a parameter. Null and undefined are not sent. */
export type ParameterValue = Scalar | null | undefined | readonly Scalar[];

/** Query parameters or form fields by name; those without a type are sent unchanged. */
export interface Parameters {
  readonly [name: string]: ParameterValue;
}

/** One or several values. */
export type OneOrMany<Value extends Scalar> = Value | readonly Value[];

/** Encodes parameters as `application/x-www-form-urlencoded`. */
export function toFormText(parameters: Parameters): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values: readonly (Scalar | null | undefined)[] = Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (item !== null && item !== undefined) form.append(name, String(item));
    }
  }
  return form.toString();
}
