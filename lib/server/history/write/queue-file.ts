import { open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

import { makeFolder, toErrorCode } from '../../util/files';
import { batchSchema, type Batch } from './batch';

const NEW_LINE = 0x0a;

/** Thrown when the queue has no room for more. */
class QueueFullError extends Error {
  readonly code = 'QUEUE_FULL';
}

/**
 * Batches that wait for the database, in a file: one line of JSON each. What {@link append} has acknowledged survives a kill and a power
 * failure.
 */
export class QueueFile {
  readonly #path: string;
  readonly #maxBytes: number;
  #file: FileHandle | null = null;
  #bytes = 0;

  /** @param maxBytes How long the file may get. */
  constructor(path: string, maxBytes: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
  }

  /** How many bytes wait; 0 if nothing does. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Opens the file, and removes a line that was not written completely. @throws Error with Node's `code` */
  async open(): Promise<void> {
    if (this.#file) return;
    await makeFolder(dirname(this.#path));
    const file = await open(this.#path, 'a', 0o600);
    try {
      const content = await readFile(this.#path);
      const whole = content.lastIndexOf(NEW_LINE) + 1;
      if (whole < content.length) await truncate(this.#path, whole);
      this.#bytes = whole;
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
  }

  /** Adds batches, and waits until they are on disk. @throws QueueFullError, Error with Node's `code` */
  async append(batches: readonly Batch[]): Promise<void> {
    await this.open();
    const lines = Buffer.from(batches.map((batch) => `${JSON.stringify(batch)}\n`).join(''));
    if (this.#bytes + lines.length > this.#maxBytes) throw new QueueFullError();
    try {
      await this.#file?.appendFile(lines);
      await this.#file?.datasync();
    } catch (error) {
      // A part may have been written: it is removed when the file is opened again.
      await this.close();
      throw error;
    }
    this.#bytes += lines.length;
  }

  /** All batches that wait, oldest first. @throws Error with Node's `code` */
  async read(): Promise<readonly Batch[]> {
    await this.open();
    if (this.#bytes === 0) return [];
    const text = await readFile(this.#path, 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => {
        try {
          return [batchSchema.parse(JSON.parse(line))];
        } catch {
          // Damaged on disk: it would stop all that come after it.
          return [];
        }
      });
  }

  /** Empties the file, once its batches are in the database. @throws Error with Node's `code` */
  async clear(): Promise<void> {
    await this.open();
    await truncate(this.#path, 0);
    await this.#file?.datasync();
    this.#bytes = 0;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close().catch((error: unknown) => {
      if (toErrorCode(error) !== 'EBADF') throw error;
    });
  }
}
