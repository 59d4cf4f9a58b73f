/** One page of a list to request. */
export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  /** How many rows of the list come before it. */
  readonly offset: number;
}

/** ProdManager's limit for `per_page`. */
const MAX_PER_PAGE = 50;

/** Longer lists are not read to their end. */
export const MAX_ROWS = 50_000;

/**
 * The page that continues after the first `covered` rows and repeats at least the last of them. Pages of one size never
 * overlap, so it may need a smaller one.
 */
export function nextPage(covered: number): PageRequest {
  let best: PageRequest = { page: 1, perPage: MAX_PER_PAGE, offset: 0 };
  for (let perPage = MAX_PER_PAGE; perPage > 0 && covered > 0; perPage -= 1) {
    const index = Math.floor((covered - 1) / perPage);
    const offset = index * perPage;
    if (offset + perPage > best.offset + best.perPage) best = { page: index + 1, perPage, offset };
  }
  return best;
}

/** How many requests it takes from the first `covered` rows to the end of the list, or to {@link MAX_ROWS}. */
export function countPages(covered: number, total: number): number {
  let pages = 0;
  for (let end = covered; end < Math.min(total, MAX_ROWS); pages += 1) {
    const { offset, perPage } = nextPage(end);
    end = offset + perPage;
  }
  return pages;
}
