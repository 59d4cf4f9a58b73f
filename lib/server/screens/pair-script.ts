import 'server-only';

import { atBase } from '@/lib/site/base-path';

/**
 * The script of a screen that waits, in the JavaScript of 2009. It counts down, asks whether the screen was let in, and goes on asking
 * whatever happens; it leaves the page only after the dashboard itself has answered.
 */
export const PAIR_SCRIPT = `(function () {
  var box = document.getElementById('pair'), root = document.documentElement;
  var asking = null, askedAt = 0, nextAt = 0, failures = 0, isLeaving = false;
  function clock() { return window.performance && performance.now ? performance.now() : Date.now(); }
  function data(name) { return box.getAttribute('data-' + name); }
  var endsAt = clock() + Number(data('seconds')) * 1000;
  if (data('waits')) nextAt = clock() + 5000;
  function two(value) { return (value < 10 ? '0' : '') + value; }
  function left() { return Math.max(0, Math.ceil((endsAt - clock()) / 1000)); }
  function show() {
    var seconds = left(), nodes = document.querySelectorAll('.left');
    for (var i = 0; i < nodes.length; i++) nodes[i].textContent = Math.floor(seconds / 60) + ':' + two(seconds % 60);
    root.className = failures > 1 ? 'offline' : '';
  }
  function go(to) {
    isLeaving = true;
    location.replace(to);
    setTimeout(function () { isLeaving = false; }, 30000);
  }
  function hear(text) {
    var said = null;
    try { said = JSON.parse(text); } catch (error) { said = null; }
    if (!said || typeof said.state !== 'string') return false;
    if (said.state === 'approved' && String(said.wall).split('?')[0] === '${atBase('/wall')}') go(said.wall);
    else if (said.state === 'over' && (!data('waits') || left() === 0)) go(location.href);
    return true;
  }
  function ask(now) {
    var request = new XMLHttpRequest();
    asking = request;
    askedAt = now;
    nextAt = now + 3000 * (0.9 + 0.2 * Math.random());
    function end(isGood) {
      if (asking !== request) return;
      asking = null;
      failures = isGood ? 0 : failures + 1;
    }
    request.open('GET', '${atBase('/api/screens/pairing')}');
    request.timeout = 10000;
    request.onload = function () { end(request.status === 200 && hear(request.responseText)); };
    request.onerror = request.ontimeout = request.onabort = function () { end(false); };
    request.send();
  }
  setInterval(function () {
    var now = clock();
    show();
    if (!isLeaving && now >= nextAt && (!asking || now - askedAt > 20000)) ask(now);
  }, 1000);
  show();
})();`;
