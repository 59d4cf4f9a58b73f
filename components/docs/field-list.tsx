/** A name with its type. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** Names on the left (on a narrow screen above) and their descriptions. */
export function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 sm:grid-cols-[minmax(9rem,14rem)_1fr]">
      {fields.map(({ name, type, description }) => (
        <div key={name} className="contents">
          <dt className="pt-2 font-mono text-sm wrap-anywhere sm:border-t sm:border-line sm:py-2">{name}</dt>
          <dd className="border-b border-line pb-2 text-sm sm:border-t sm:border-b-0 sm:py-2">
            {type && <span className="font-mono wrap-anywhere text-muted">{type}</span>}
            {description && <span className="block">{description}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
