/** What a screen says that is not paired yet, and a link that does not work. */
export const pairing = {
  title: 'Pair this screen',
  scan: 'Scan the code, or open',
  enter: 'Sign in, and enter the characters above',
  choose: 'Choose what this screen shows',
  next: 'A new code in {time}',
  qr: 'The address where this screen is paired, as a QR code',
  opening: 'Paired. The wall is opening.',
  needless: 'This board needs no pairing. The wall is opening.',
  toWall: 'Go to the wall',
  busy: 'Too many screens ask at once. This one asks again by itself in {time}',
  failed: 'Pairing is not possible at the moment. This screen tries again by itself in {time}',
  offline: 'This screen is offline: it cannot reach the dashboard',
  linkOver: 'This link does not work',
  linkOverHint: 'It has expired, or was revoked. Ask whoever sent it for another.',
} as const;
