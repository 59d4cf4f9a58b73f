import 'server-only';

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { LRUCache } from 'lru-cache';
import mime from 'mime';

import { encodeResponse, type EncodedResponse } from '../http/encoded-response';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';

/** A folder whose files are served as they are. */
export interface StaticDir {
  readonly dir: string;
  /** Where it begins in the address: `/` or `/_next/static/`. */
  readonly prefix: string;
  /** True where a file's name changes with its content. */
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
  // A folder that is not there holds nothing.
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

/** Files that were there at the start, read and packed when they are first asked for. No path leads out of their folders. */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;
  readonly #browserPolicy: BrowserPolicy;
  readonly #answers = new LRUCache<string, EncodedResponse>({
    max: MAX_ENTRIES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ sizeBytes }) => sizeBytes,
  });
  readonly #underWay = new Map<string, Promise<EncodedResponse>>();

  private constructor(files: ReadonlyMap<string, StaticFile>, browserPolicy: BrowserPolicy) {
    this.#files = files;
    this.#browserPolicy = browserPolicy;
  }

  /** Lists the folders; the first that has a path wins. */
  static async open(dirs: readonly StaticDir[], browserPolicy: BrowserPolicy): Promise<StaticFiles> {
    const lists = await Promise.all(dirs.map(list));
    return new StaticFiles(new Map(lists.toReversed().flat()), browserPolicy);
  }

  /** Null where no file has this path. The answer rejects where its file is gone. */
  find(path: string): EncodedResponse | Promise<EncodedResponse> | null {
    const name = path.includes('%') ? decode(path) : path;
    const file = name === null ? undefined : this.#files.get(name);
    if (name === null || file === undefined) return null;
    return this.#answers.get(name) ?? this.#underWay.get(name) ?? this.#load(name, file);
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
      .then((answer) => {
        this.#answers.set(name, answer);
        return answer;
      })
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, loading);
    return loading;
  }
}

function toContentType(name: string): string {
  const type = mime.getType(name) ?? 'application/octet-stream';
  return /^text\/|javascript|json|xml/.test(type) ? `${type}; charset=utf-8` : type;
}
