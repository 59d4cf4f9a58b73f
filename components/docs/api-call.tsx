import { FieldList, type Field } from './field-list';

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
export function ApiCall({
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
