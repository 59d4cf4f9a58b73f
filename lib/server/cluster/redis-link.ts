import 'server-only';

import { createClient } from 'redis';

/** What a link is made of, and whom it tells. */
export interface RedisLinkOptions {
  readonly url: string;
  readonly channel: string;
  readonly commandTimeoutMs: number;
  readonly random: () => number;
  /** Redis takes commands from now on. */
  readonly onReady: () => void;
  /** It does not any more, or still not; told again with every attempt. */
  readonly onLost: (error: unknown) => void;
  readonly onMessage: (message: string) => void;
}

const SHORTEST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

const createLinkClient = (url: string, random: () => number) =>
  createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: LONGEST_RETRY_MS,
      reconnectStrategy: (retries) =>
        Math.min(LONGEST_RETRY_MS, SHORTEST_RETRY_MS * 2 ** Math.min(retries, 10)) * (0.5 + random() / 2),
    },
  });

type Client = ReturnType<typeof createLinkClient>;

/** Two connections to Redis, one of them for messages alone, which come back by themselves. */
export class RedisLink {
  readonly #options: RedisLinkOptions;
  #commands: Client | null = null;
  #messages: Client | null = null;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
  }

  /** Begins to connect. @throws TypeError where the address is not one that the client takes */
  open(): void {
    const { url, channel, random, onReady, onLost, onMessage } = this.#options;
    const commands = createLinkClient(url, random);
    this.#commands = commands;
    const isCurrent = () => this.#commands === commands;
    commands.on('ready', () => isCurrent() && onReady());
    commands.on('error', (error) => isCurrent() && onLost(error));

    const messages = createLinkClient(url, random);
    this.#messages = messages;
    // No more is made of an error here: what is missed is noticed over the other connection.
    messages.on('error', () => undefined);
    const subscribe = () => messages.subscribe(channel, (message) => isCurrent() && onMessage(message));

    commands.connect().catch(() => undefined);
    messages
      .connect()
      .then(subscribe)
      .catch(() => undefined);
  }

  /** Runs a script. @throws Error where Redis is not there, refuses, or does not answer in time */
  async run(script: string, keys: string[], args: readonly (string | number)[]): Promise<unknown> {
    const client = this.#commands;
    if (!client) throw new Error('closed');
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(Object.assign(new Error('Redis does not answer'), { code: 'TIMEOUT' }));
        // What waits on a connection that is stuck may wait for ever: a new one is quicker.
        if (this.#commands !== client) return;
        this.close();
        this.open();
      }, this.#options.commandTimeoutMs);
    });
    try {
      return await Promise.race([client.eval(script, { keys, arguments: args.map(String) }), timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Breaks both connections off. */
  close(): void {
    const clients = [this.#commands, this.#messages];
    this.#commands = null;
    this.#messages = null;
    for (const client of clients) client?.destroy();
  }
}
