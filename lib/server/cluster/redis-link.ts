import { createClient } from 'redis';

/** What a Redis link works with. */
export interface RedisLinkOptions {
  readonly url: string;
  readonly channel: string;
  readonly commandTimeoutMs: number;
  readonly random: () => number;
  /** Called when Redis accepts commands. */
  readonly onReady: () => void;
  /** Called when the connection is lost, and after each failed attempt. */
  readonly onLost: (error: unknown) => void;
  readonly onMessage: (message: string) => void;
}

const MIN_RETRY_MS = 100;
const MAX_RETRY_MS = 2_000;

const createLinkClient = (url: string, random: () => number) =>
  createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: MAX_RETRY_MS,
      reconnectStrategy: (retries) =>
        Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** Math.min(retries, 10)) * (0.5 + random() / 2),
    },
  });

type Client = ReturnType<typeof createLinkClient>;

/** Two connections to Redis, one for commands and one for messages. Both reconnect automatically. */
export class RedisLink {
  readonly #options: RedisLinkOptions;
  #commands: Client | null = null;
  #messages: Client | null = null;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
  }

  /** Starts connecting. @throws TypeError if the address is invalid. */
  open(): void {
    const { url, channel, random, onReady, onLost, onMessage } = this.#options;
    const commands = createLinkClient(url, random);
    this.#commands = commands;
    const isCurrent = () => this.#commands === commands;
    commands.on('ready', () => isCurrent() && onReady());
    commands.on('error', (error) => isCurrent() && onLost(error));

    const messages = createLinkClient(url, random);
    this.#messages = messages;
    // The command connection reports errors; without messages, heartbeats still notice new states.
    messages.on('error', () => undefined);
    const subscribe = () => messages.subscribe(channel, (message) => isCurrent() && onMessage(message));

    commands.connect().catch(() => undefined);
    messages
      .connect()
      .then(subscribe)
      .catch(() => undefined);
  }

  /** Runs a script. @throws Error if Redis is unreachable, returns an error, or does not reply in time. */
  async run(script: string, keys: string[], args: readonly (string | number)[]): Promise<unknown> {
    const client = this.#commands;
    if (!client) throw new Error('closed');
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(Object.assign(new Error('Redis does not answer'), { code: 'TIMEOUT' }));
        // The connection may be stuck: replace it.
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

  /** Closes both connections immediately. */
  close(): void {
    const clients = [this.#commands, this.#messages];
    this.#commands = null;
    this.#messages = null;
    for (const client of clients) client?.destroy();
  }
}

/** Node's or Redis' code for an error, like `ECONNREFUSED` or `WRONGPASS`, for the log. Never contains the message. */
export function toRedisProblem(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] ?? error.constructor.name;
}
