import { startBoard, type BoardProcess } from '../support/board-process';
import { findFreePort } from '../support/own-board';
import { Violation } from './violation';

/** A board that keeps its address, its configuration and its files when it is started again. */
export class Board {
  readonly name: string;
  readonly url: string;
  readonly dataDir: string;
  /** How much older than stated its data may be, in seconds: what a follower receives may have waited in Redis for a lease. */
  readonly toleranceSeconds: number;
  /** Whether a fault stopped it, so that it does not answer. */
  isDown = true;
  readonly #env: Readonly<Record<string, string>>;
  #process: BoardProcess | null = null;

  constructor(
    name: string,
    port: number,
    given: {
      readonly dataDir: string;
      readonly toleranceSeconds: number;
      readonly env: Record<string, string>;
    },
  ) {
    this.name = name;
    this.url = `http://127.0.0.1:${port}`;
    this.dataDir = given.dataDir;
    this.toleranceSeconds = given.toleranceSeconds;
    this.#env = { ...given.env, PORT: String(port), BOARD_URL: this.url, DATA_DIR: given.dataDir };
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** The end of its log. */
  get log(): string {
    return (this.#process?.output() ?? '').split('\n').slice(-30).join('\n');
  }

  /** @throws Violation if it does not start */
  async start(): Promise<void> {
    try {
      this.#process = await startBoard(this.#env);
    } catch (error) {
      throw new Violation(`${this.name} does not start: ${(error as Error).message}`);
    }
    this.isDown = false;
  }

  async kill(): Promise<void> {
    this.isDown = true;
    await this.#process?.kill();
    this.#process = null;
  }

  pause(): void {
    this.isDown = true;
    this.#process?.pause();
  }

  resume(): void {
    this.#process?.resume();
    this.isDown = false;
  }

  /** @throws Violation if the process ended, or wrote what only errors in the code write */
  checkProcess(): void {
    if (this.isDown) return;
    const code = this.#process?.exitCode() ?? null;
    if (code !== null) throw new Violation(`${this.name} ended by itself with ${code}:\n${this.log}`);
    const bug =
      /^.*(?:uncaught error|could not be rendered|a refresh broke|a read broke|could not be published).*$/m.exec(
        this.#process?.output() ?? '',
      );
    if (bug) throw new Violation(`${this.name} logged: ${bug[0].slice(0, 500)}`);
  }

  /** Stops it. @throws Violation if it does not end well */
  async stop(): Promise<void> {
    this.isDown = true;
    if (!this.#process) return;
    // A frozen process would not end.
    this.#process.resume();
    const code = await this.#process.stop();
    if (code !== 0) throw new Violation(`${this.name} ended with ${code} when it was stopped`);
  }
}

/** Creates a board, which is not started yet. */
export async function createBoard(
  name: string,
  ...given: [ConstructorParameters<typeof Board>[2]]
): Promise<Board> {
  return new Board(name, await findFreePort(), ...given);
}
