'use client';

import { useEffect, useRef, useState, type ComponentProps } from 'react';

import { useSettled } from '@/lib/browser/page/use-settled';
import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { toDisplayName } from '@/lib/status/model/display-name';
import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallForm } from '@/lib/status/wall/parse-wall-form';

import { SetupForm } from './setup-form';
import { SetupResult, withQuery } from './setup-result';

const toWallQuery = (query: string): string =>
  formatWallOptions(parseWallForm(new URLSearchParams(query)).options).toString();

const readForm = (form: HTMLFormElement): string =>
  new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  ).toString();

/** The form that configures a wall, and the wall. The address of the page follows the form, without entries in the history. */
export function WallSetup({
  query: initialQuery,
  boardUrl,
  ...form
}: Omit<ComponentProps<typeof SetupForm>, 'onChange'> & {
  /** The query with which the page was requested. */
  readonly query: string;
  readonly boardUrl: string;
}) {
  const { t } = useWords();
  const root = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState(initialQuery);
  const query = useSettled(typed);
  const { options, problems } = parseWallForm(new URLSearchParams(query));
  const wallQuery = formatWallOptions(options).toString();
  useEffect(() => {
    // Browsers restore what was typed before a reload, and people may type before this runs.
    const form = root.current?.querySelector('form');
    const restored = form ? readForm(form) : initialQuery;
    if (toWallQuery(restored) !== toWallQuery(initialQuery)) setTyped(restored);
  }, [initialQuery]);
  useEffect(() => {
    if (toWallQuery(window.location.search) !== wallQuery)
      window.history.replaceState(null, '', withQuery(atBase('/wall/setup'), wallQuery));
  }, [wallQuery]);
  return (
    <main ref={root} id="content" aria-labelledby="setup" className="page-width pt-6 pb-16">
      <h1 id="setup" className="text-2xl leading-tight font-bold sm:text-[28px]">
        {t('setup.title')}
      </h1>
      <p className="mt-2 mb-6 max-w-prose text-muted">{t('setup.intro')}</p>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(20rem,30rem)_minmax(0,1fr)]">
        <SetupForm {...form} onChange={(element) => setTyped(readForm(element))} />
        <SetupResult
          query={wallQuery}
          boardUrl={boardUrl}
          options={options}
          problems={problems.map(({ parameter }) => toDisplayName(parameter))}
        />
      </div>
    </main>
  );
}
