import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/page';

const TIMEOUT_MS = 10_000;

const ask = (url: string, cache: RequestCache): Promise<Response> =>
  fetch(url, { cache, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });

/**
 * Checks that a reload would load the dashboard completely, and not an error page of a proxy: fetches the page and its scripts, which the
 * browser then caches for the reload.
 *
 * @param url The address of the page.
 * @returns The build of the page; null if it must not be loaded.
 */
export async function probePage(url: string): Promise<string | null> {
  try {
    // The browser's cached page would show an old state of the dashboard.
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
    // Any error means that a reload may fail now.
    return null;
  }
}
