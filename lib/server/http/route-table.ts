import 'server-only';

/** Something public that is the same for many, and so can be kept. */
interface CachedRoute {
  /** A path; a segment that begins with a colon stands for any one segment. */
  readonly pattern: string;
  /** The query parameters that it reads; all others are dropped before it is asked. */
  readonly query?: readonly string[];
  /** True where it says nothing of production, and is shown on the page where one signs in. */
  readonly isOpen?: true;
  /** True where it matters how often a value is given; elsewhere each is asked for once. */
  readonly countsValues?: boolean;
  /** Those of them whose values mean something else in another order. */
  readonly ordered?: readonly string[];
  /** True where an answer may take a request to the source: each of its askers may put so many questions, and its data is kept for a short while only. */
  readonly readsArchive?: true;
}

/** A page: it holds its own age, tells in `Server-Timing` how long ago it was rendered, and depends on the viewer's preferences. */
export interface PageRoute extends CachedRoute {
  readonly kind: 'page';
}

/** Anything else: it holds no age, and tells its ages in headers. */
export interface DataRoute extends CachedRoute {
  readonly kind: 'data';
  /** True where it depends on the viewer's preferences. */
  readonly isLocalised?: true;
  /** Where it says more than the snapshot does: for how long it is kept at most, though the snapshot stays the same. */
  readonly lifetimeMs?: number;
  /** True where it holds links, which depend on the address that a trusted proxy was asked at. */
  readonly isLinked?: true;
}

/** Something that can be kept. */
export type Route = PageRoute | DataRoute;

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
