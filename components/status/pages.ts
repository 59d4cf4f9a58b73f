/** The pages of the navigation: where each is, and the letter that leads there after `g`. */
export const PAGES = {
  overview: { href: '/', letter: 'o' },
  scopes: { href: '/scopes', letter: 'c' },
  services: { href: '/services', letter: 's' },
  monitors: { href: '/monitors', letter: 'm' },
  incidents: { href: '/incidents', letter: 'i' },
  maintenances: { href: '/maintenances', letter: 't' },
  announcements: { href: '/announcements', letter: 'a' },
} as const;

/** An entry of the navigation. */
export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES) as PageName[];
