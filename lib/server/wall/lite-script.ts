import 'server-only';

/**
 * The script of the plain wall, in the JavaScript of 2009. It counts clock and age on a clock that does not jump, turns the pages, asks
 * for the wall again, takes of the answer only what is the dashboard's own, and goes on asking whatever happens; it loads the page
 * anew for a new build, and once in a night, and only after the dashboard has answered.
 */
export const LITE_SCRIPT = `(function () {
  var root = document.documentElement, box = document.getElementById('wall');
  var asking = null, askedAt = 0, nextAt = 0, failures = 0, page = 0, turnedAt = 0, told, at, age, byHand = false, refusedAt = null;
  function clock() { return window.performance && performance.now ? performance.now() : Date.now(); }
  function data(name) { return told.getAttribute('data-' + name); }
  function all(name) { return box.querySelectorAll('.' + name); }
  function write(nodes, text) { for (var i = 0; i < nodes.length; i++) nodes[i].textContent = text; }
  function take(heard, lagMs) {
    told = document.getElementById('told');
    at = heard;
    age = data('age') === '' ? null : Number(data('age')) + lagMs / 1000;
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
  function show() {
    var pages = all('page');
    if (page >= pages.length) page = 0;
    for (var i = 0; i < pages.length; i++) pages[i].className = i === page ? 'page on' : 'page';
  }
  function turn(now) {
    var pages = all('page');
    if (pages.length < 2 || now - turnedAt < Number(pages[page].getAttribute('data-seconds')) * 1000) return;
    page = (page + 1) % pages.length;
    turnedAt = now;
    show();
  }
  function minuteOf() {
    var here = new Date(Number(data('now')) + (clock() - at) + Number(data('offset')) * 60000);
    write(all('clock'), two(here.getUTCHours()) + ':' + two(here.getUTCMinutes()) + ':' + two(here.getUTCSeconds()));
    return here.getUTCHours() * 60 + here.getUTCMinutes();
  }
  function within(minute, window) {
    var ends = window.split('-');
    if (ends.length < 2) return false;
    return (minute - ends[0] + 1440) % 1440 < (ends[1] - ends[0] + 1440) % 1440;
  }
  function refused(request) {
    if (request.responseText.indexOf('<main id="pair"') > 0) return true;
    try { return (request.status === 401 || request.status === 403) && JSON.parse(request.responseText).code === 'refused'; }
    catch (error) { return false; }
  }
  function refuse() {
    var here = new Date(Number(data('now')) + (clock() - at) + Number(data('offset')) * 60000);
    refusedAt = two(here.getUTCHours()) + ':' + two(here.getUTCMinutes()) + ':' + two(here.getUTCSeconds());
    box.innerHTML = '';
    write(document.querySelectorAll('.since'), refusedAt);
    document.title = document.querySelector('#refused h1').textContent;
    root.className = 'w-refused';
  }
  function tick() {
    var now = clock(), since = age === null ? null : age + (now - at) / 1000, every = Number(data('interval'));
    var word = since === null || since >= 5 * every ? 'unknown' : since >= 2 * every || data('slowed') ? 'delayed' : 'live';
    var offline = failures > 1 || now - at > Math.max(12000, 3000 * every);
    if (refusedAt !== null) {
      if (now >= nextAt && (!asking || now - askedAt > 20000)) ask(now, every);
      return;
    }
    var minute = minuteOf();
    root.className = 'w-' + word + (offline ? ' offline' : '') + (within(minute, data('night')) ? ' night' : '');
    if (since !== null) write(all('fresh'), data(offline ? 'offline' : word).replace('#', lasting(since)));
    else if (offline) write(all('fresh'), data('offline').replace('#', lasting((now - at) / 1000)));
    if (word === 'unknown') write(all('verdict'), data('lost'));
    turn(now);
    if (byHand && now > 43200000 && within(minute, data('night') || '180-300')) { byHand = false; location.reload(); }
    if (now >= nextAt && (!asking || now - askedAt > 20000)) ask(now, every);
  }
  function report() {
    var ratio = window.devicePixelRatio || 1, word = /w-(live|delayed|unknown)/.exec(root.className);
    return Math.round(window.innerWidth * ratio) + 'x' + Math.round(window.innerHeight * ratio) + '; build=' + data('build') + '; freshness=' + (word ? word[1] : 'unknown');
  }
  function ask(now, every) {
    var request = new XMLHttpRequest();
    asking = request;
    askedAt = now;
    nextAt = now + Math.max(1000, Math.min(5000, every * 333)) * (0.9 + 0.2 * Math.random());
    function end(isGood) {
      if (asking !== request) return;
      asking = null;
      failures = isGood ? 0 : failures + 1;
      byHand = isGood;
    }
    request.open('GET', location.href);
    request.setRequestHeader('Accept', 'application/json, */*;q=0.5');
    request.setRequestHeader('Screen-Report', report());
    request.timeout = 10000;
    request.onload = function () {
      var text = request.responseText, from = text.indexOf('<!--wall-->'), to = text.indexOf('<!--/wall-->');
      var build = request.getResponseHeader('board-build');
      if (refused(request)) {
        end(true);
        if (refusedAt === null) refuse();
        nextAt = clock() + 30000 * (0.9 + 0.2 * Math.random());
        return;
      }
      if (request.status !== 200 || !build || from < 0 || to < from) return end(false);
      if (refusedAt !== null || (build !== data('build') && clock() > 240000)) { location.reload(); return; }
      var lag = /dur=(\\d+)/.exec(request.getResponseHeader('server-timing') || '');
      end(true);
      box.innerHTML = text.slice(from, to);
      take(now, lag ? Number(lag[1]) : 0);
    };
    request.onerror = request.ontimeout = request.onabort = function () { end(false); };
    request.send();
  }
  take(clock(), 10000 * Math.min(1, Number(document.getElementById('told').getAttribute('data-interval')) / 10));
  setInterval(tick, 1000);
  var renewal = new XMLHttpRequest();
  renewal.open('POST', '/api/screens/renew');
  renewal.send();
})();`;
