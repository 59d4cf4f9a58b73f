import { createContext, Script } from 'node:vm';

const context: { run: () => unknown } = { run: () => undefined };
createContext(context);
const script = new Script('run()');

/**
 * What a function returns. It is ended from another thread where it takes longer than given, however it is busy.
 *
 * @throws An error with the code `ERR_SCRIPT_EXECUTION_TIMEOUT` where it took too long, and what the function throws.
 */
export function runWithTimeLimit<T>(timeoutMs: number, run: () => T): T {
  context.run = run;
  try {
    return script.runInContext(context, { timeout: timeoutMs }) as T;
  } finally {
    context.run = () => undefined;
  }
}
