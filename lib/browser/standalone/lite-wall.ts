import { atBase } from '@/lib/site/base-path';

import { keepCurrent } from './lite-wall-reader';

/** The script of the lite wall, for browsers of 2009. */

/** Extends the credential of a paired screen. */
function renewCredential(): void {
  const request = new XMLHttpRequest();
  request.open('POST', atBase('/api/screens/renew'));
  request.send();
}

// A screen in portrait mode requests the layout for it, unless its address already names one.
if (window.innerHeight > window.innerWidth && !/[?&]shape=/.test(location.search)) {
  location.replace(`${location.pathname}${location.search ? `${location.search}&` : '?'}shape=portrait`);
} else {
  keepCurrent();
  renewCredential();
}
