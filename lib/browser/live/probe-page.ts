'use client';

import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/build-header';

const TIMEOUT_MS = 10_000;

const ask = (url: string, cache: RequestCache): Promise<Response> =>
  fetch(url, { cache, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });

/**
 * Whether loading a page anew would bring the dashboard itself, whole, and not the error of something on the way: the page is asked
 * for, and then everything that it needs to start, which the browser keeps for the reload.
 *
 * @param url Of the page. @returns the build that it would be; null where it must not be loaded.
 */
export async function probePage(url: string): Promise<string | null> {
  try {
    // What the browser keeps of it would say how the dashboard was.
    const response = await ask(url, 'no-store');
    const build = response.headers.get(BUILD_HEADER);
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (response.status !== 200 || build === null || !isPage) return null;
    const html = await response.text();
    if (!html.trimEnd().endsWith('</html>')) return null;
    const files = new Set(html.match(/\/_next\/static\/[\w./~%-]+\.(?:js|css)/g));
    const answers = await Promise.all([...files].map((file) => ask(atBase(file), 'default')));
    return answers.every(({ ok }) => ok) ? build : null;
  } catch {
    // Whatever is wrong on the way, it is wrong now: the page stays as it is.
    return null;
  }
}
