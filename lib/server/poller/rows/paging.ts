import 'server-only';

/** A page to ask for; `offset` is how many rows of the list come before it. */
export interface PageRequest {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number;
}

/** The most rows that ProdManager gives at once. */
const MOST_PER_PAGE = 50;

/** A list is read no further than this: it is more than any board can show. */
export const MOST_ROWS = 50_000;

/**
 * The page that goes on after the first `covered` rows and shows at least the last of them again, whatever it takes: pages
 * of one size cannot overlap, pages of different sizes can.
 */
export function nextPage(covered: number): PageRequest {
  let best: PageRequest = { page: 1, perPage: MOST_PER_PAGE, offset: 0 };
  for (let perPage = MOST_PER_PAGE; perPage > 0 && covered > 0; perPage -= 1) {
    const index = Math.floor((covered - 1) / perPage);
    const offset = index * perPage;
    if (offset + perPage > best.offset + best.perPage) best = { page: index + 1, perPage, offset };
  }
  return best;
}

/** How many more pages it takes from the first `covered` rows to all of them, as far as a list is read at all. */
export function countPages(covered: number, total: number): number {
  let pages = 0;
  for (let end = covered; end < Math.min(total, MOST_ROWS); pages += 1) {
    const { offset, perPage } = nextPage(end);
    end = offset + perPage;
  }
  return pages;
}
