/** Messages of an unpaired screen and of an invalid share link. */
export const pairing = {
  title: 'Pair this screen',
  scan: 'Scan the code or open',
  enter: 'Sign in and enter the characters above',
  choose: 'Choose what this screen shows',
  next: 'New code in {time}',
  qr: 'QR code of the pairing page',
  opening: 'Paired. Opening the wall…',
  needless: 'No pairing needed. Opening the wall…',
  toWall: 'Go to the wall',
  busy: 'Too many screens are pairing. Trying again in {time}',
  failed: 'Pairing is unavailable right now. Trying again in {time}',
  offline: 'This screen is offline: dashboard unreachable',
  linkOver: 'This link does not work',
  linkOverHint: 'It has expired or was revoked. Ask for a new one.',
} as const;
