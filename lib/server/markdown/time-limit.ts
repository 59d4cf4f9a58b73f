import { createContext, Script } from 'node:vm';

const context: { run: () => unknown } = { run: () => undefined };
createContext(context);
const script = new Script('run()');

/**
 * Runs a synchronous function with a time limit, which also stops infinite loops.
 *
 * @throws Error `ERR_SCRIPT_EXECUTION_TIMEOUT` after the limit; otherwise what the function throws.
 */
export function runWithTimeLimit<T>(timeoutMs: number, run: () => T): T {
  context.run = run;
  try {
    return script.runInContext(context, { timeout: timeoutMs }) as T;
  } finally {
    context.run = () => undefined;
  }
}
