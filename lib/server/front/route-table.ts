import 'server-only';

/** Something public that is the same for everyone, and so can be kept. */
export interface Route {
  /** A path; a segment that begins with a colon stands for any one segment. */
  readonly pattern: string;
  /** The query parameters that it reads; all others are dropped before it is asked. */
  readonly query: readonly string[];
  /**
   * A `page` holds its own age and tells in `Server-Timing` how long ago it was rendered. `data` holds none and tells its ages in
   * headers.
   */
  readonly kind: 'page' | 'data';
}

/** Everything that the front keeps; whatever is not here passes through. */
export const PUBLIC_ROUTES: readonly Route[] = [
  { pattern: '/', query: [], kind: 'page' },
  { pattern: '/api/snapshot', query: [], kind: 'data' },
];

const toRegExp = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', String.raw`\.`)))
      .join('/')}$`,
  );

/** Finds the route that a path belongs to. */
export class RouteTable {
  readonly #exact: ReadonlyMap<string, Route>;
  readonly #open: readonly (readonly [RegExp, Route])[];

  constructor(routes: readonly Route[]) {
    const isOpen = ({ pattern }: Route): boolean => pattern.includes('/:');
    this.#exact = new Map(routes.filter((route) => !isOpen(route)).map((route) => [route.pattern, route]));
    this.#open = routes.filter(isOpen).map((route) => [toRegExp(route.pattern), route]);
  }

  /** @param path - without a query, as it arrived: an unusual spelling of a path belongs to none. */
  match(path: string): Route | null {
    return this.#exact.get(path) ?? this.#open.find(([pattern]) => pattern.test(path))?.[1] ?? null;
  }
}
