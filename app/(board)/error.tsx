'use client';

import { useEffect, useSyncExternalStore } from 'react';

import { fault as en } from '@/lib/language/messages/en/fault';
import { fault as fr } from '@/lib/language/messages/fr/fault';
import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/page';

const never = () => () => undefined;
const AGAIN_MS = 60_000;

/**
 * Loads the page anew once the dashboard gives it; seldom, so that whoever looks for the fault finds the console as it was. `probePage` asks
 * more exactly, but every page would load it for this one.
 */
function useComeBack(): void {
  useEffect(() => {
    const attempt = () =>
      fetch(window.location.href, { cache: 'no-store' }).then(
        ({ ok, headers }) => {
          if (ok && headers.has(BUILD_HEADER)) window.location.reload();
        },
        () => undefined, // The dashboard is away: it is asked again.
      );
    const timer = setInterval(() => void attempt(), AGAIN_MS * (0.5 + Math.random()));
    return () => clearInterval(timer);
  }, []);
}

const pageLanguage = (): string => document.documentElement.lang;

/** Stands where a page could not be drawn, looks like nothing that is known of production, and gives way to the page as soon as the dashboard has one. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  useComeBack();
  // Nothing of the page is at hand any more but the language that it is in.
  const words = useSyncExternalStore(never, pageLanguage, () => 'en') === 'fr' ? fr : en;
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <title>{words.heading}</title>
      <link rel="icon" type="image/svg+xml" href={atBase('/icons/unknown.svg')} />
      <h1 className="text-3xl font-bold">{words.heading}</h1>
      <p className="mt-3 text-muted">
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
