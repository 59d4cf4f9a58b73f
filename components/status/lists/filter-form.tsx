import type { FormEvent, ReactNode } from 'react';

import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { AT } from '@/lib/status/history/past-links';

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
  const { t } = useWords();
  const at = useAt();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // A page of the past is loaded for each query.
    if (at !== null) return;
    event.preventDefault();
    onSubmit(event.currentTarget);
  };
  return (
    <form
      method="get"
      aria-label={t('list.form')}
      // Takes the focus when its last filter is removed.
      tabIndex={-1}
      onSubmit={submit}
      className="mb-4 space-y-3 print:hidden"
    >
      {at !== null && <input type="hidden" name={AT} value={at} />}
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

/** The search field of a list (parameter `q`); results update with each keystroke. */
function SearchField({
  label,
  text,
  onType,
}: {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <input
      type="search"
      name="q"
      value={text}
      maxLength={200}
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      className="w-full min-w-0 rounded-card border border-unknown bg-panel px-3 py-2 text-[15px] placeholder:text-muted"
    />
  );
}

/** Submits the filter form when JavaScript is not available, or if the page shows the past. */
function SubmitButton() {
  const { t } = useWords();
  const button = (
    <button type="submit" className="rounded-card border border-unknown bg-panel px-3 py-2 font-medium">
      {t('list.apply')}
    </button>
  );
  return useAt() === null ? <noscript>{button}</noscript> : button;
}
