import 'server-only';

import { atBase } from '@/lib/site/base-path';

import { LITE_AGE } from './lite-age';
import { LITE_TURNING } from './lite-rotation';

/**
 * The script of the plain wall, in the JavaScript of 2009. It counts clock and age on a clock that is never set back, turns the pages, asks
 * for the wall again (past every cache while nothing proves how old the answers are), takes of the answer only what is the dashboard's own, and goes on asking whatever happens; it loads the page
 * anew for a new build, and once in a night, and only after the dashboard has answered.
 *
 * Asking and drawing are two loops, so that an answer that cannot be drawn is followed by the next; and a read that takes more than
 * three seconds is not waited for, as on the wall itself; a browser would make its successor wait, for its cache, unless told to
 * pass that by.
 *
 * Before all that, a screen that hangs upright asks for the wall that is laid out for it.
 */
export const LITE_SCRIPT = `(function () {
  if (window.innerHeight > window.innerWidth && !/[?&]shape=/.test(location.search)) {
    location.replace(location.pathname + (location.search ? location.search + '&' : '?') + 'shape=portrait');
    return;
  }
  var root = document.documentElement, box = document.getElementById('wall'), note = document.getElementById('note');
  var begun = 0, ended = 0, nextAt = 0, failures = 0, told, at, age, sentAt, answered = false, refusedAt = null;
  var evidence = { offsets: [], last: null }, isConfirmed = false, jumps = 0, directUntil = 0, isPlain = false;
${LITE_AGE}
  function wallClock() { return +new Date(); }
  var time = screenClock(window.performance && performance.now ? function () { return performance.now(); } : wallClock, wallClock);
  function clock() {
    var now = time.elapsed();
    if (time.jumpedMs() !== jumps) {
      jumps = time.jumpedMs();
      evidence = { offsets: [], last: null };
      nextAt = 0;
    }
    return now;
  }
  function data(name) { return told.getAttribute('data-' + name); }
  function all(name) { return box.querySelectorAll('.' + name); }
  function write(nodes, text) { for (var i = 0; i < nodes.length; i++) if (nodes[i].textContent !== text) nodes[i].textContent = text; }
${LITE_TURNING}
  function take(madeAt, lagMs, presentMs) {
    var before = told;
    told = document.getElementById('told');
    at = madeAt;
    sentAt = presentMs;
    age = data('age') === '' ? null : Number(data('age')) + lagMs / 1000;
    if (before !== told) hear(before, told);
    show();
  }
  function two(value) { return (value < 10 ? '0' : '') + value; }
  function lasting(seconds) {
    var units = data('units').split('|'), whole = Math.floor(seconds);
    if (whole < 60) return whole + ' ' + units[0];
    if (whole < 3600) return Math.floor(whole / 60) + ' ' + units[1];
    if (whole < 86400) return Math.floor(whole / 3600) + ' ' + units[2] + ' ' + Math.floor(whole % 3600 / 60) + ' ' + units[1];
    return Math.floor(whole / 86400) + ' ' + units[3] + ' ' + Math.floor(whole % 86400 / 3600) + ' ' + units[2];
  }
  function within(minute, window) {
    var ends = window.split('-');
    if (ends.length < 2) return false;
    return (minute - ends[0] + 1440) % 1440 < (ends[1] - ends[0] + 1440) % 1440;
  }
  function refused(request) {
    try { return (request.status === 401 || request.status === 403) && JSON.parse(request.responseText).code === 'refused'; }
    catch (error) { return false; }
  }
  function refuse() {
    var here = new Date(sentAt + (clock() - at) + Number(data('offset')) * 60000);
    refusedAt = two(here.getUTCHours()) + ':' + two(here.getUTCMinutes()) + ':' + two(here.getUTCSeconds());
    box.innerHTML = '';
    write(document.querySelectorAll('.since'), refusedAt);
    document.title = document.querySelector('#refused h1').textContent;
    root.className = 'w-refused';
  }
  function pollMs() { return Math.max(300, Math.min(5000, Number(data('interval')) * 333)); }
  function draw() {
    if (refusedAt !== null) return;
    var now = clock(), since = age === null ? null : age + (now - at) / 1000, every = Number(data('interval'));
    var word = since === null || since >= 5 * every ? 'unknown' : since >= 2 * every || data('slowed') ? 'delayed' : 'live';
    var isOffline = failures > (isConfirmed ? 1 : 0) || now - at > Math.max(5000, 3 * pollMs());
    var state = isOffline ? 'offline' : word;
    var present = sentAt + now - at, here = new Date(present + Number(data('offset')) * 60000);
    var minute = here.getUTCHours() * 60 + here.getUTCMinutes();
    write(all('clock'), two(here.getUTCHours()) + ':' + two(here.getUTCMinutes()) + ':' + two(here.getUTCSeconds()));
    root.className = 'w-' + word + (isOffline ? ' offline' : '') + (within(minute, data('night')) ? ' night' : '');
    write(all('fresh'), data(state + (since === null ? '-never' : '')).replace('#', lasting(since || 0)));
    write([note], data(since === null ? 'note-never' : 'note').replace('#', lasting(since || 0)));
    if (word === 'unknown') write(all('verdict'), data('lost'));
    document.title = (data('title-' + state) || '') + data(word === 'unknown' ? 'lost' : 'title');
    turn(now);
    shift(Math.floor(present / 60000));
    var counted = box.querySelector('.page.on .counts');
    if (counted) note.style.top = counted.getBoundingClientRect().top + 'px';
    fit();
    if (answered && now > 43200000 && within(minute, data('night') || '180-300')) { answered = false; location.reload(); }
  }
  function report() {
    var ratio = window.devicePixelRatio || 1, word = /w-(live|delayed|unknown)/.exec(root.className);
    return Math.round(window.innerWidth * ratio) + 'x' + Math.round(window.innerHeight * ratio) + '; build=' + data('build') + '; freshness=' + (word ? word[1] : 'unknown');
  }
  function ask() {
    var now = clock();
    if (now < nextAt) return;
    var request = new XMLHttpRequest(), number = begun += 1, gotAt = now;
    var isDirect = !isPlain && (evidence.offsets.length === 0 || now < directUntil);
    isPlain = isDirect;
    nextAt = now + 3000;
    function end(isGood, atMs, timeMs) {
      if (number < ended) return false;
      ended = number;
      failures = isGood ? 0 : failures + 1;
      // Where nothing has proved the age of the page yet, it is as old as this suggests.
      if (!isGood && !isConfirmed) at = Math.min(at, (atMs || clock()) + sentAt - (timeMs || wallClock()));
      answered = isGood;
      nextAt = clock() + pollMs() * (0.9 + 0.2 * Math.random());
      return true;
    }
    request.open('GET', location.href.replace(/#.*/, '') + (isDirect ? (location.search ? '&' : '?') + 'direct=' + Math.random() : ''));
    request.setRequestHeader('Accept', 'application/json, */*;q=0.5');
    request.setRequestHeader('Screen-Report', report());
    request.setRequestHeader('Cache-Control', 'no-cache');
    request.timeout = 10000;
    request.onreadystatechange = function () { if (request.readyState === 2) gotAt = clock(); };
    request.onload = function () {
      var text = request.responseText, from = text.indexOf('<!--wall-->'), to = text.indexOf('<!--/wall-->');
      var build = request.getResponseHeader('board-build');
      if (refused(request)) {
        if (!end(true)) return;
        if (refusedAt === null) refuse();
        nextAt = clock() + 30000 * (0.9 + 0.2 * Math.random());
        return;
      }
      if (request.status !== 200 || !build || from < 0 || to < from) return end(false);
      if (refusedAt !== null) { location.reload(); return; }
      var page = document.createElement('div');
      page.innerHTML = text.slice(from, to);
      var lag = Number((/dur=(\\d+)/.exec(request.getResponseHeader('server-timing')) || [])[1] || 0);
      var timeMs = Number(page.querySelector('#told').getAttribute('data-now')) + lag;
      var keptMs = Math.max(0, Number(request.getResponseHeader('age')) * 1000 || 0);
      var found = judgeAnswer(evidence, {
        isDirect: isDirect,
        timeMs: timeMs,
        dateMs: Date.parse(request.getResponseHeader('date')),
        requestedAtMs: now - keptMs,
        receivedAtMs: gotAt - keptMs
      });
      evidence = found.evidence;
      isPlain = false;
      if (found.isDoubtful) directUntil = clock() + 60000;
      if (!end(!found.isDoubtful, found.madeAtMs, timeMs)) return;
      if (found.madeAtMs >= at) {
        if (answered && build !== data('build') && clock() > 240000) { location.reload(); return; }
        isConfirmed = evidence.offsets.length > 0;
        box.innerHTML = page.innerHTML;
        take(found.madeAtMs, lag, timeMs);
      }
      draw();
    };
    request.onerror = request.ontimeout = request.onabort = function () { end(false); };
    request.send();
  }
  told = document.getElementById('told');
  take(clock(), 10000 * Math.min(1, Number(data('interval')) / 10), Number(data('now')));
  setInterval(draw, 1000);
  setInterval(ask, 100);
  draw();
  var renewal = new XMLHttpRequest();
  renewal.open('POST', '${atBase('/api/screens/renew')}');
  renewal.send();
})();`;
