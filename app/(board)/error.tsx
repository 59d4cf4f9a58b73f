'use client';

import { useEffect, useSyncExternalStore } from 'react';

import { fault as en } from '@/lib/language/messages/en/fault';
import { fault as fr } from '@/lib/language/messages/fr/fault';
import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/page';

const subscribeToNothing = () => () => undefined;
const RETRY_MS = 60_000;

/**
 * Reloads the page once the server can render it again. Tries once a minute, to keep the console readable. Does not use `probePage`, because
 * every page would load it.
 */
function useReloadOnRecovery(): void {
  useEffect(() => {
    const attempt = () =>
      fetch(window.location.href, { cache: 'no-store' }).then(
        ({ ok, headers }) => {
          if (ok && headers.has(BUILD_HEADER)) window.location.reload();
        },
        () => undefined, // The server cannot be reached: the next attempt may succeed.
      );
    const timer = setInterval(() => void attempt(), RETRY_MS * (0.5 + Math.random()));
    return () => clearInterval(timer);
  }, []);
}

const pageLanguage = (): string => document.documentElement.lang;

/** Shown if a page could not be rendered, with the look of an unknown status. Reloads the page once the server can render it. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  useReloadOnRecovery();
  // Only the language of the page is still available here.
  const words = useSyncExternalStore(subscribeToNothing, pageLanguage, () => 'en') === 'fr' ? fr : en;
  return (
    <main className="page-width py-24">
      <title>{words.heading}</title>
      <link rel="icon" type="image/svg+xml" href={atBase('/icons/unknown.svg')} />
      <h1 className="text-3xl font-bold">{words.heading}</h1>
      <p className="mt-3 max-w-xl text-muted">
        {words.hint} {words.reason}
      </p>
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
