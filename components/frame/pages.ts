/** The pages of the navigation: the path, and the letter that opens it after `g`. */
export const PAGES = {
  overview: { path: '/', letter: 'o' },
  scopes: { path: '/scopes', letter: 'c' },
  services: { path: '/services', letter: 's' },
  monitors: { path: '/monitors', letter: 'm' },
  incidents: { path: '/incidents', letter: 'i' },
  maintenances: { path: '/maintenances', letter: 't' },
  announcements: { path: '/announcements', letter: 'a' },
} as const;

/** A page of the navigation. */
export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES) as PageName[];
