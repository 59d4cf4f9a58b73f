'use client';

import { useSyncExternalStore } from 'react';

import { fault as en } from '@/lib/language/messages/en/fault';
import { fault as fr } from '@/lib/language/messages/fr/fault';
import { atBase } from '@/lib/status/base-path';

const never = () => () => undefined;
const pageLanguage = (): string => document.documentElement.lang;

export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  // Nothing of the page is at hand any more but the language that it is in.
  const words = useSyncExternalStore(never, pageLanguage, () => 'en') === 'fr' ? fr : en;
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <title>{words.title}</title>
      <h1 className="text-3xl font-bold">{words.heading}</h1>
      <p className="mt-3 text-muted">{words.hint}</p>
      <p className="mt-6 flex flex-wrap items-center gap-4">
        <button
          type="button"
          onClick={reset}
          className="rounded-card border border-unknown bg-panel px-4 py-2 hover:bg-cell"
        >
          {words.again}
        </button>
        <a href={atBase('/')} className="text-maintenance underline">
          {words.overview}
        </a>
      </p>
    </main>
  );
}
