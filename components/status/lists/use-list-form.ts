import { useEffect, useRef, useState, type ChangeEvent, type SubmitEvent } from 'react';

import type { Address } from '@/lib/browser/use-address';

/** A form of filters that applies itself; without JavaScript it is an ordinary form that is sent. */
export interface ListForm {
  /** Another one where the address was changed by something else, so that the fields start from it. */
  readonly key: number;
  /** What is searched for, as it is typed. */
  readonly text: string;
  readonly onChange: (event: ChangeEvent<HTMLFormElement>) => void;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
}

const PAUSE_MS = 300;

function toSearch(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value);
  }
  return query.toString();
}

/** Keeps the address in step with a form of filters: a choice goes there at once, typing when it pauses. */
export function useListForm({ search, go }: Pick<Address, 'search' | 'go'>): ListForm {
  const [own, setOwn] = useState({ search, generation: 0 });
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (own.search !== search) {
    setOwn({ search, generation: own.generation + 1 });
    setTyped(null);
  }
  const apply = (form: HTMLFormElement, replace: boolean) => {
    clearTimeout(timer.current);
    const next = toSearch(form);
    setOwn(({ generation }) => ({ search: next, generation }));
    go(next, { replace });
  };
  return {
    key: own.generation,
    text: typed ?? new URLSearchParams(search).get('q') ?? '',
    onChange: ({ currentTarget: form, target }) => {
      const field: unknown = target;
      if (!(field instanceof HTMLInputElement) || field.type === 'checkbox') return apply(form, false);
      if (field.name === 'q') setTyped(field.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => apply(form, true), PAUSE_MS);
    },
    onSubmit: (event) => {
      event.preventDefault();
      apply(event.currentTarget, false);
    },
  };
}
