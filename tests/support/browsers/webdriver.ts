import { setTimeout as wait } from 'node:timers/promises';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A session of W3C WebDriver. */
export interface WebDriverSession {
  readonly browserVersion: string;
  /** Sends a command; its path is below the session's. @returns its value. @throws with WebDriver's error. */
  send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
  /** The path of the first element that a selector finds. */
  find(selector: string): Promise<string>;
  end(): Promise<void>;
}

interface WebDriverError {
  readonly error: string;
  readonly message: string;
}

async function send<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: T & Partial<WebDriverError> };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}

/** Waits until a driver is ready. @param isOver - whether the driver has exited. @throws if it has. */
export async function waitForDriver(url: string, isOver: () => boolean): Promise<void> {
  const isReady = () =>
    send<{ readonly ready: boolean }>('GET', `${url}/status`).then(
      ({ ready }) => ready,
      () => false,
    );
  while (!(await isReady())) {
    if (isOver()) throw new Error('The driver exited before it was ready.');
    await wait(100);
  }
}

/** Starts a session, and with it a browser. @param url - the driver's address. */
export async function startSession(url: string, alwaysMatch: object): Promise<WebDriverSession> {
  const { sessionId, capabilities } = await send<{
    readonly sessionId: string;
    readonly capabilities: { readonly browserVersion: string };
  }>('POST', `${url}/session`, { capabilities: { alwaysMatch } });
  const session = `${url}/session/${sessionId}`;
  return {
    browserVersion: capabilities.browserVersion,
    send: (method, path, body) => send(method, session + path, body),
    find: async (selector) => {
      const found = await send<Record<string, string>>('POST', `${session}/element`, {
        using: 'css selector',
        value: selector,
      });
      return `/element/${found[ELEMENT]}`;
    },
    end: () => send('DELETE', session),
  };
}
