import 'server-only';

/** An error of Redis or of the way there as one word for the log, like `ECONNREFUSED` or `WRONGPASS`; never its message. */
export function toRedisProblem(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] ?? error.constructor.name;
}
