/** A route whose responses are cached and shared. */
interface CachedRoute {
  /** A path; a name after a colon at the start of a segment matches any text without a slash: `/badge/scope/:id.svg`. */
  readonly pattern: string;
  /** The query parameters that the route reads; all others are dropped. */
  readonly query?: readonly string[];
  /** Those of {@link query} whose values must stay in the order given. */
  readonly orderedQuery?: readonly string[];
  /** True if repeated values of a parameter matter; by default duplicates are dropped. */
  readonly keepsDuplicates?: boolean;
  /** True if the response reveals nothing about production: it needs no sign-in. */
  readonly isPublic?: true;
  /** True if rendering may send requests to the source: it is rate limited per client, and its data is cached for ten seconds. */
  readonly readsArchive?: true;
}

/** A page: depends on the viewer's preferences, and sends its age in `Server-Timing`. */
export interface PageRoute extends CachedRoute {
  readonly kind: 'page';
}

/** Anything else: sends the ages of the board in headers. */
export interface DataRoute extends CachedRoute {
  readonly kind: 'data';
  /** True if the response depends on the viewer's preferences. */
  readonly variesByPreferences?: true;
  /** True if caches must ask the board each time: image proxies keep pictures for hours otherwise. */
  readonly isRevalidated?: true;
  /** True if the sites in `EMBED_ORIGINS` may show the response in a frame. */
  readonly isEmbeddable?: true;
  /** How long a response is cached at most, even if the board does not change. */
  readonly lifetimeMs?: number;
  /** True if the response contains links, which depend on the origin that a trusted proxy forwards. */
  readonly variesByOrigin?: true;
  /** True if `Accept: text/csv` has the same response as `format=csv` in the query. */
  readonly offersCsv?: true;
  /** True if the token of a share link may be in the query, as `share`: feed readers and calendars have no cookies. */
  readonly takesShareToken?: true;
}

/** A route whose responses are cached. */
export type Route = PageRoute | DataRoute;

const toRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replace(/(?<=\/):\w+/g, '[^/]+')}$`);

/** Finds the route of a path. */
export class RouteTable {
  readonly #fixed: ReadonlyMap<string, Route>;
  readonly #parameterised: readonly (readonly [RegExp, Route])[];

  constructor(routes: readonly Route[]) {
    const isParameterised = ({ pattern }: Route): boolean => pattern.includes('/:');
    this.#fixed = new Map(
      routes.filter((route) => !isParameterised(route)).map((route) => [route.pattern, route]),
    );
    this.#parameterised = routes.filter(isParameterised).map((route) => [toRegExp(route.pattern), route]);
  }

  /** @param path - without a query, and not decoded: other spellings of a path match no route. */
  match(path: string): Route | null {
    return this.#fixed.get(path) ?? this.#parameterised.find(([pattern]) => pattern.test(path))?.[1] ?? null;
  }
}
