import 'server-only';

/**
 * The part of the plain wall's script that chooses the page, in the JavaScript of 2009: pages take turns, something new stops them for a
 * minute where it is shown and pulses; the picture walks a square of 24 px, a step a minute; and a line that another font draws wider
 * than Inter is set closer, because it must be neither cut off nor smaller than can be read; by a tenth of its size at most.
 */
export const LITE_TURNING = `
  var page = 0, turnedAt = 0, news = [], newsAt = -60000;
  function has(list, key) { return (' ' + list + ' ').indexOf(' ' + key + ' ') >= 0; }
  function counts(list) {
    var found = {}, parts = list === '' ? [] : list.split(' ');
    for (var i = 0; i < parts.length; i++) found[parts[i].split('=')[0]] = Number(parts[i].split('=')[1]);
    return found;
  }
  function hear(before, after) {
    var fresh = [], names = ['incidents', 'alerts'];
    for (var i = 0; i < names.length; i++) {
      var then = before.getAttribute('data-' + names[i]), now = after.getAttribute('data-' + names[i]);
      if (then === '-' || now === '-') continue;
      var known = counts(then), found = counts(now);
      for (var key in found) if (found[key] > (known[key] || 0)) fresh.push(key);
    }
    if (fresh.length === 0) return;
    news = fresh;
    newsAt = turnedAt = clock();
    page = 0;
    for (var pages = all('page'), at = pages.length - 1; at >= 0; at--)
      if (has(pages[at].getAttribute('data-shows'), fresh[fresh.length - 1])) page = at;
  }
  function show() {
    var pages = all('page'), marked = box.querySelectorAll('[data-about]'), isNew = clock() - newsAt < 8000;
    if (page >= pages.length) page = 0;
    for (var i = 0; i < pages.length; i++) pages[i].className = i === page ? 'page on' : 'page';
    for (var j = 0; j < marked.length; j++) {
      var isMarked = false;
      for (var k = 0; isNew && k < news.length; k++) if (has(marked[j].getAttribute('data-about'), news[k])) isMarked = true;
      if (isMarked) marked[j].className += ' new';
    }
  }
  function turn(now) {
    var pages = all('page'), isHeld = now - newsAt < 60000;
    if (isHeld || pages.length < 2) { turnedAt = now; return; }
    if (newsAt > 0) { newsAt = -60000; page = 0; turnedAt = now; show(); return; }
    if (now - turnedAt < Number(pages[page].getAttribute('data-seconds')) * 1000) return;
    page = (page + 1) % pages.length;
    turnedAt = now;
    show();
  }
  function shift(minute) {
    var walked = minute % 98, place = walked < 49 ? walked : 97 - walked;
    var row = Math.floor(place / 7), along = place % 7;
    box.style.left = ((row % 2 ? 6 - along : along) - 3) * 4 + 'px';
    box.style.top = (row - 3) * 4 + 'px';
  }
  function fit() {
    var lines = box.querySelectorAll('.page.on .line');
    for (var i = 0; i < lines.length; i++) {
      var line = lines[i], tooWide = line.scrollWidth - line.clientWidth, length = line.textContent.length;
      if (tooWide <= 0 || length < 5 || line.className.indexOf('fresh') >= 0) continue;
      var closer = (parseFloat(line.style.letterSpacing) || 0) - Math.ceil(10 * tooWide / length) / 10;
      line.style.letterSpacing = Math.max(closer, -0.1 * parseFloat(getComputedStyle(line).fontSize)) + 'px';
    }
  }`;
