import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { LRUCache } from 'lru-cache';
import mime from 'mime';

import { encodeResponse, type EncodedResponse } from '../http/encoded-response';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';

/** A directory of static files. */
export interface StaticDir {
  readonly dir: string;
  /** The path of the directory: `/` or `/_next/static/`. */
  readonly prefix: string;
  /** True if file names change with their content. */
  readonly isImmutable: boolean;
}

interface StaticFile {
  readonly file: string;
  readonly isImmutable: boolean;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=0, must-revalidate';
const MAX_ENTRIES = 2_000;
const MAX_BYTES = 64 * 1_024 * 1_024;

async function list({ dir, prefix, isImmutable }: StaticDir): Promise<[string, StaticFile][]> {
  // A missing directory has no files.
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [prefix + relative(dir, file).split(sep).join('/'), { file, isImmutable }];
    });
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Static files that existed at the start. Each is read and compressed at the first request. Paths cannot leave the directories. */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;
  readonly #browserPolicy: BrowserPolicy;
  readonly #responses = new LRUCache<string, EncodedResponse>({
    max: MAX_ENTRIES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ sizeBytes }) => sizeBytes,
  });
  readonly #loading = new Map<string, Promise<EncodedResponse>>();

  private constructor(files: ReadonlyMap<string, StaticFile>, browserPolicy: BrowserPolicy) {
    this.#files = files;
    this.#browserPolicy = browserPolicy;
  }

  /** Lists the directories. If two have the same path, the first takes precedence. */
  static async open(dirs: readonly StaticDir[], browserPolicy: BrowserPolicy): Promise<StaticFiles> {
    const lists = await Promise.all(dirs.map(list));
    return new StaticFiles(new Map(lists.toReversed().flat()), browserPolicy);
  }

  /** The response for a path; null if there is no file. Rejects if the file was deleted after the start. */
  find(path: string): EncodedResponse | Promise<EncodedResponse> | null {
    const name = path.includes('%') ? decode(path) : path;
    const file = name === null ? undefined : this.#files.get(name);
    if (name === null || file === undefined) return null;
    return this.#responses.get(name) ?? this.#loading.get(name) ?? this.#load(name, file);
  }

  #load(name: string, { file, isImmutable }: StaticFile): Promise<EncodedResponse> {
    const loading = readFile(file)
      .then((body) =>
        encodeResponse({
          status: 200,
          body,
          headers: ['Content-Type', toContentType(name), ...toSecurityHeaders(this.#browserPolicy)],
          cacheControl: isImmutable ? IMMUTABLE : REVALIDATED,
          effort: 9,
        }),
      )
      .then((response) => {
        this.#responses.set(name, response);
        return response;
      })
      .finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }
}

function toContentType(name: string): string {
  const type = mime.getType(name) ?? 'application/octet-stream';
  return /^text\/|javascript|json|xml/.test(type) ? `${type}; charset=utf-8` : type;
}
