import { Panel } from '@/components/ui/panel';
import { atBase } from '@/lib/site/base-path';

import { ApiCall, type Call } from './api-call';
import { FieldList, type Field } from './field-list';

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
    <main id="content" className="mx-auto max-w-4xl space-y-8 px-5 py-8">
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
