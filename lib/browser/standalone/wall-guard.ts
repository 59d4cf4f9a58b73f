import { atBase } from '@/lib/site/base-path';
import { BUILD_HEADER } from '@/lib/site/page';

import { hasJustReloaded, reload } from '../live/self-reload';

/**
 * The first script of the wall. It redirects browsers that are too old to the lite wall. In others it reloads the page when the page's own
 * scripts fail to load, do not start or stop: only once the dashboard responds, and at most once in four minutes.
 *
 * While the page runs, it dispatches a `board-beat` event every second.
 */

const SILENT_MS = 120_000;
const CHECK_MS = 20_000;
const RETRY_MS = 5_000;
const TIMEOUT_MS = 10_000;

const isCurrentBrowser = (): boolean =>
  'CSS' in window &&
  'supports' in CSS &&
  CSS.supports('color', 'light-dark(#000, #fff)') &&
  'Intl' in window &&
  'Segmenter' in Intl &&
  'ResizeObserver' in window &&
  'AbortSignal' in window &&
  'timeout' in AbortSignal;

function watch(): void {
  let beatAtMs = 0;
  let silentChecks = 0;
  let isBroken = false;

  const reloadOnceUp = (): void => {
    if (hasJustReloaded()) return;
    const probe = new XMLHttpRequest();
    probe.open('GET', location.href);
    probe.setRequestHeader('Cache-Control', 'no-cache');
    probe.timeout = TIMEOUT_MS;
    probe.onload = () => {
      const isWhole = probe.responseText.indexOf('</html>') >= 0;
      if (probe.status !== 200 || !probe.getResponseHeader(BUILD_HEADER) || !isWhole) return;
      beatAtMs = performance.now();
      reload();
    };
    probe.send();
  };

  window.addEventListener('board-beat', () => {
    beatAtMs = performance.now();
  });
  window.addEventListener(
    'error',
    ({ target }) => {
      const isFile = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
      if (!isFile || hasJustReloaded()) return;
      isBroken = true;
      setTimeout(reloadOnceUp, RETRY_MS);
    },
    true,
  );
  setInterval(() => {
    silentChecks = performance.now() - beatAtMs > SILENT_MS ? silentChecks + 1 : 0;
    if (isBroken || silentChecks > 1) reloadOnceUp();
  }, CHECK_MS);
}

if (isCurrentBrowser()) watch();
else location.replace(atBase('/wall/lite') + location.search);
