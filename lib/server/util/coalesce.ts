import 'server-only';

/**
 * A function that runs a task, never twice at a time: asked while it runs, it runs once more afterwards, however often it
 * was asked. What it returns settles when nothing is left to do, and rejects as soon as the task does.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const runAll = async () => {
    try {
      while (isAsked) {
        isAsked = false;
        await task();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    isAsked = true;
    running ??= runAll();
    return running;
  };
}
