import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Clock } from '../clock';
import type { FrontBoard } from './front-board';
import { openInnerServer, type RequestHandler } from './inner-server';
import { KeptAnswers, type Kept } from './kept-answers';
import { keyOf } from './key-of';
import { PassThrough } from './pass-through';
import { refuse, type Refusal } from './refuse';
import { PUBLIC_ROUTES, RouteTable, type Route } from './route-table';
import { toSecurityHeaders } from './security-headers';
import { send } from './send';
import type { SlotLimits } from './slots';
import { StaticFiles, type StaticDir } from './static-files';

/** What a front stands before, and how much it may keep. */
export interface FrontOptions {
  readonly handler: RequestHandler;
  readonly board: FrontBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: { error(details: object, message: string): void };
  /** Told of each request as it begins. */
  readonly observe: (request: IncomingMessage, response: ServerResponse) => void;
  readonly staticDirs: readonly StaticDir[];
  /** True where everyone may see the board, and caches on the way may keep it for a second. */
  readonly isPublic: boolean;
  /** Who may show the board in a frame; `'none'` unless given. */
  readonly frameAncestors?: string;
  readonly routes?: readonly Route[];
  readonly maxEntries?: number;
  readonly maxBytes?: number;
  /** How many pages are rendered at once, and how many wait for it; those that are kept and those that are not each have as many. */
  readonly renders?: SlotLimits;
}

/** Answers requests: what is public and the same for everyone from kept bytes, all else through the handler. */
export interface Front {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** How many answers are kept, and what they take. */
  size(): { readonly entries: number; readonly bytes: number };
  close(): Promise<void>;
}

const MAX_TARGET_LENGTH = 2_048;
const MAX_ENTRIES = 500;
const MAX_BYTES = 64 * 1_024 * 1_024;
const RENDERS: SlotLimits = { running: 4, waiting: 100 };
// Freshness may change while a page is drawn, and then it is drawn again; it cannot go on changing.
const ATTEMPTS = 3;

// A second is enough to absorb any crowd, and what a cache on the way adds to the age of a page must stay small.
const PUBLIC = 'public, max-age=0, s-maxage=1, stale-while-revalidate=2';
const PRIVATE = 'private, no-store';

const toPath = (target: string): string => {
  const mark = target.indexOf('?');
  return mark === -1 ? target : target.slice(0, mark);
};

/** Opens a front; `close` it to give back its socket. */
export async function createFront(options: FrontOptions): Promise<Front> {
  const { handler, board, clock, log, observe, frameAncestors = "'none'", renders = RENDERS } = options;
  const inner = await openInnerServer(handler);
  const files = await StaticFiles.open(options.staticDirs, frameAncestors);
  const routes = new RouteTable(options.routes ?? PUBLIC_ROUTES);
  const through = new PassThrough({ handler, inner, frameAncestors, renders });
  const security = toSecurityHeaders(frameAncestors);
  const report = (error: unknown): void => log.error({ err: error }, 'an answer could not be made');
  const answers = new KeptAnswers({
    inner,
    board,
    clock,
    cacheControl: options.isPublic ? PUBLIC : PRIVATE,
    frameAncestors,
    maxEntries: options.maxEntries ?? MAX_ENTRIES,
    maxBytes: options.maxBytes ?? MAX_BYTES,
    renders,
    onError: report,
  });

  const sendKept = (
    request: IncomingMessage,
    response: ServerResponse,
    { kind }: Route,
    kept: Kept,
  ): void => {
    const isGood = kept.answer.status === 200;
    if (!isGood) send(request, response, kept.answer);
    else if (kind === 'data') {
      send(request, response, kept.answer, answers.isCurrent(kept) ? board.headers() : kept.ages);
    } else {
      const lainMs = Math.ceil(clock.elapsed() - kept.renderedAtMs);
      send(request, response, kept.answer, ['Server-Timing', `board;dur=${lainMs}`]);
    }
  };

  const shapeOf = (target: string): Route['kind'] => (target.startsWith('/api/') ? 'data' : 'page');
  const refuseIt = (request: IncomingMessage, response: ServerResponse, status: Refusal): void =>
    refuse(response, status, shapeOf(request.url ?? ''), security);

  const pass = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    through.pass(request, response).then((outcome) => {
      if (outcome === 'busy') refuseIt(request, response, 503);
    });

  const wait = async (
    request: IncomingMessage,
    response: ServerResponse,
    route: Route,
    key: string,
  ): Promise<void> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const rendering = await answers.render(key);
      if (rendering === 'own') return pass(request, response);
      if (rendering === 'busy') break;
      if (answers.isHonest(rendering)) return sendKept(request, response, route, rendering);
    }
    refuseIt(request, response, 503);
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    observe(request, response);
    const { url: target = '/', method, headers } = request;
    const fail = (error: unknown): void => {
      // Whoever hung up is no fault of ours.
      if (!response.destroyed) report(error);
      refuseIt(request, response, 500);
    };
    if (target.length > MAX_TARGET_LENGTH) return refuseIt(request, response, 414);
    // With this header Next answers with a piece of a page that depends on what the browser has already.
    if ((method === 'GET' || method === 'HEAD') && headers['rsc'] === undefined) {
      const path = toPath(target);
      const route = routes.match(path);
      if (route) {
        const key = keyOf(route, target);
        const kept = answers.find(route, key);
        if (kept) sendKept(request, response, route, kept);
        else wait(request, response, route, key).catch(fail);
        return;
      }
      const file = files.find(path);
      if (file instanceof Promise) {
        file.then(
          (answer) => send(request, response, answer),
          // The file is gone since the start: Next says so.
          () => pass(request, response).catch(fail),
        );
        return;
      }
      if (file) return send(request, response, file);
    }
    pass(request, response).catch(fail);
  };

  return { listener, size: () => answers.size, close: () => inner.close() };
}
