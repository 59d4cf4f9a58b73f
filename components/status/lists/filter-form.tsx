import type { FormEvent, ReactNode } from 'react';

import { SearchField } from './search-field';
import { SubmitButton } from './submit-button';

/** The form's non-empty fields as a query. */
export function toFormQuery(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value);
  }
  return query;
}

/** Search field and filters of a list. Without JavaScript it is a plain GET form. */
export function FilterForm({
  label,
  text,
  onType,
  onSubmit,
  children,
  below,
}: {
  /** What the search field searches. */
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: (form: HTMLFormElement) => void;
  /** The filter controls. */
  readonly children: ReactNode;
  readonly below?: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <form method="get" onSubmit={submit} className="mb-4 space-y-3 print:hidden">
      <div className="flex flex-wrap items-start gap-2.5">
        <div className="min-w-0 grow basis-full sm:max-w-md sm:basis-72">
          <SearchField label={label} text={text} onType={onType} />
        </div>
        {children}
        <SubmitButton />
      </div>
      {below}
    </form>
  );
}
