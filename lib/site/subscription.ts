/** An address for each format of a feed. */
export type FeedAddresses = Readonly<Record<'atom' | 'rss' | 'json', string>>;

/** What viewers of a page can subscribe to: addresses. They are paths on a board that does not know its own address. */
export interface Subscription {
  /** What it is limited to; empty for the whole board. */
  readonly name: string;
  readonly notices: FeedAddresses;
  readonly changes: FeedAddresses;
  readonly calendar: string;
  /** Who sees more than programs without a cookie see: they need the token of a share link. Null if they need none. */
  readonly tokenFor: 'member' | 'guest' | null;
}
