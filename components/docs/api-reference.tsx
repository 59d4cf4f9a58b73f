import { Panel } from '@/components/ui/panel';
import { atBase } from '@/lib/site/base-path';

/** The translated text around the reference. */
export interface ReferenceWords {
  readonly title: string;
  readonly machine: string;
  readonly openapi: string;
  readonly schema: string;
  readonly contents: string;
  readonly parameters: string;
  readonly answers: string;
  readonly shapes: string;
}

/** The whole API on one page. Descriptions are in English, as in the OpenAPI document. */
export function ApiReference({
  reference: { description, groups, shapes },
  words,
}: {
  readonly reference: {
    readonly description: string;
    readonly groups: readonly { readonly name: string; readonly calls: readonly Call[] }[];
    readonly shapes: readonly { readonly name: string; readonly fields: readonly Field[] }[];
  };
  readonly words: ReferenceWords;
}) {
  const link = 'text-maintenance underline';
  return (
    <main id="content" className="page-width space-y-8 py-8">
      <div>
        <h1 className="text-3xl font-bold">{words.title}</h1>
        <p lang="en" className="mt-3 max-w-prose">
          {description.replaceAll('`', '')}
        </p>
        <p className="mt-3">
          {words.machine}{' '}
          <a className={link} href={atBase('/api/openapi.json')}>
            {words.openapi}
          </a>
          {', '}
          <a className={link} href={atBase('/api/snapshot/schema')}>
            {words.schema}
          </a>
        </p>
      </div>
      <nav aria-label={words.contents}>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {groups.flatMap(({ calls }) =>
            calls.map(({ id, path }) => (
              <li key={id}>
                <a className="block py-1 font-mono text-sm wrap-anywhere hover:underline" href={`#${id}`}>
                  {path}
                </a>
              </li>
            )),
          )}
        </ul>
      </nav>
      {groups.map(({ name, calls }) => (
        <Panel key={name} id={`about-${name}`} title={name}>
          <div className="space-y-4">
            {calls.map((call) => (
              <ApiCall key={call.id} call={call} words={words} />
            ))}
          </div>
        </Panel>
      ))}
      <Panel id="shapes" title={words.shapes}>
        <div className="space-y-4">
          {shapes.map(({ name, fields }) => (
            <div key={name} lang="en" className="rounded-card border border-line bg-panel p-4">
              <h3 className="mb-1 font-mono text-[15px] font-semibold">{name}</h3>
              <FieldList fields={fields} />
            </div>
          ))}
        </div>
      </Panel>
    </main>
  );
}

/** One call of the API as the reference shows it. */
export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Field[];
  readonly answers: readonly {
    readonly status: string;
    readonly type: string;
    readonly description: string;
  }[];
}

/** The parameters and responses of one call. */
function ApiCall({
  call,
  words,
}: {
  readonly call: Call;
  readonly words: { readonly parameters: string; readonly answers: string };
}) {
  const { id, method, path, summary, description, parameters, answers } = call;
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 rounded-card border border-line bg-panel p-4"
    >
      <h3 id={`${id}-title`} className="font-mono text-[15px] font-semibold wrap-anywhere" lang="en">
        <span className="text-muted">{method}</span> {path}
      </h3>
      <div lang="en">
        <p className="mt-1">{summary}</p>
        {description && <p className="mt-1 text-sm text-muted">{description}</p>}
      </div>
      {parameters.length > 0 && (
        <>
          <h4 className="mt-4 text-sm font-semibold">{words.parameters}</h4>
          <div lang="en">
            <FieldList fields={parameters} />
          </div>
        </>
      )}
      <h4 className="mt-4 text-sm font-semibold">{words.answers}</h4>
      <div lang="en">
        <FieldList fields={answers.map(({ status, ...rest }) => ({ name: status, ...rest }))} />
      </div>
    </article>
  );
}

/** A name with its type. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** Names on the left (on a narrow screen above) and their descriptions. */
function FieldList({ fields }: { readonly fields: readonly Field[] }) {
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
