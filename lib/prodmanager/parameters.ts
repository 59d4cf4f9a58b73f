type Scalar = string | number | boolean;

/** One value of a parameter, or several: repeated in a query it means "any of". Null and undefined are left out. */
export type ParameterValue = Scalar | null | undefined | readonly Scalar[];

/** Parameters of a query or fields of a form, by name; what this client has no type for is passed through as it is. */
export interface Parameters {
  readonly [name: string]: ParameterValue;
}

/** One value, or any of several. */
export type OneOrMany<Value extends Scalar> = Value | readonly Value[];

/** Parameters as `application/x-www-form-urlencoded`; empty where there is nothing to send. */
export function toFormText(parameters: Parameters): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values: readonly (Scalar | null | undefined)[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined) form.append(name, String(one));
    }
  }
  return form.toString();
}
