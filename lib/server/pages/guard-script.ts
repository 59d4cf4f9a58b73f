import 'server-only';

import { atBase } from '@/lib/site/base-path';

/**
 * The first script of the wall, inline and in the JavaScript of 2009, so that it runs whatever else does not. It sends browsers that are
 * too old for the wall to its plain twin; and where the page's own scripts do not load, do not start or stop, it loads the page anew:
 * as soon as the dashboard answers, and not twice within four minutes.
 *
 * The page tells it each second that it lives, with an event called `board-beat`.
 */
export const GUARD_SCRIPT = `(function () {
  var w = window, late = 0, beat = 0, isBroken = false;
  if (!(w.CSS && CSS.supports && CSS.supports('color', 'light-dark(#000, #fff)') && w.Intl && Intl.Segmenter && w.ResizeObserver && w.AbortSignal && AbortSignal.timeout)) {
    location.replace('${atBase('/wall/lite')}' + location.search);
    return;
  }
  function now() { return Math.round(performance.now()); }
  function mayReload() {
    try { return Math.abs(Date.now() - Number(sessionStorage.getItem('board-reloaded-at') || 0)) > 240000; }
    catch (error) { return now() > 240000; }
  }
  function reload() {
    if (!mayReload()) return;
    var probe = new XMLHttpRequest();
    probe.open('GET', location.href);
    probe.setRequestHeader('Cache-Control', 'no-cache');
    probe.timeout = 10000;
    probe.onload = function () {
      if (probe.status !== 200 || !probe.getResponseHeader('board-build') || probe.responseText.indexOf('</html>') < 0) return;
      try { sessionStorage.setItem('board-reloaded-at', String(Date.now())); } catch (error) { beat = now(); }
      location.reload();
    };
    probe.send();
  }
  w.addEventListener('board-beat', function () { beat = now(); });
  w.addEventListener('error', function (event) {
    var name = event.target && event.target.tagName;
    if ((name !== 'SCRIPT' && name !== 'LINK') || !mayReload()) return;
    isBroken = true;
    setTimeout(reload, 5000);
  }, true);
  setInterval(function () {
    late = now() - beat > 120000 ? late + 1 : 0;
    if (isBroken || late > 1) reload();
  }, 20000);
})();`;
