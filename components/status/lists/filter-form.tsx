import type { FormEvent, ReactNode } from 'react';

import { SearchField } from './search-field';
import { SubmitButton } from './submit-button';

/** What the fields of a form say, without those that are empty. */
export function toFormQuery(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value);
  }
  return query;
}

/** The search and the filters of a list. Its fields are the query of the page, and without JavaScript it is a form that is sent. */
export function FilterForm({
  label,
  text,
  onType,
  onSubmit,
  children,
  below,
}: {
  /** What can be searched for. */
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: (form: HTMLFormElement) => void;
  /** The filters. */
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
