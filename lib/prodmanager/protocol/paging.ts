import { parsePythonInteger } from './python-integer.ts';
import { Refusal, SENTENCES } from './refusal.ts';

const HIGHEST_PAGE = 10_000_000;
const MOST_PER_PAGE = 50;
const USUAL_PER_PAGE = 20;

/** Which part of a list is asked for. */
export interface Paging {
  readonly page: number;
  readonly perPage: number;
}

/**
 * The page asked for; 0 and less mean the usual one. ProdManager reads this of every request, list or not.
 *
 * @throws Refusal 400 over a limit, 500 for what is no number
 */
export function readPaging(query: URLSearchParams): Paging {
  const page = readNumber(query.get('page'));
  const perPage = readNumber(query.get('per_page'));
  const reasons: Record<string, string[]> = {};
  if (page > HIGHEST_PAGE) reasons['page'] = [`Value higher than the limit ${HIGHEST_PAGE}`];
  if (perPage > MOST_PER_PAGE) reasons['per_page'] = [`Value higher than the limit ${MOST_PER_PAGE}`];
  if (Object.keys(reasons).length > 0)
    throw new Refusal(400, { message: 'Pagination value overflow', reasons });
  return { page: page < 1 ? 1 : page, perPage: perPage < 1 ? USUAL_PER_PAGE : perPage };
}

function readNumber(text: string | null): number {
  if (text === null || text === '') return 0;
  const number = parsePythonInteger(text);
  if (number === null) throw new Refusal(500, SENTENCES.internal);
  return number;
}

/** The headers that tell where in its list a page stands. */
export function pagingHeaders({ page, perPage }: Paging, total: number): Record<string, string> {
  const pages = Math.ceil(total / perPage);
  return {
    'x-total-pages': String(pages),
    'x-total': String(total),
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-prev-page': page > 1 ? String(page - 1) : 'None',
    'x-next-page': page < pages ? String(page + 1) : 'None',
  };
}
