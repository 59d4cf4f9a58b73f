import { atBase } from '@/lib/site/base-path';

/** The pages of the navigation: the address, and the letter that opens it after `g`. */
export const PAGES = {
  overview: { href: atBase('/'), letter: 'o' },
  scopes: { href: atBase('/scopes'), letter: 'c' },
  services: { href: atBase('/services'), letter: 's' },
  monitors: { href: atBase('/monitors'), letter: 'm' },
  incidents: { href: atBase('/incidents'), letter: 'i' },
  maintenances: { href: atBase('/maintenances'), letter: 't' },
  announcements: { href: atBase('/announcements'), letter: 'a' },
} as const;

/** A page of the navigation. */
export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES) as PageName[];
