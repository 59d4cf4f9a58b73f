/**
 * Wraps a task so that it never runs twice at the same time. Calls made while it runs cause one more run afterwards,
 * however many they are. The returned promise resolves when no run is left, and rejects as soon as a run does.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isRequested = false;
  const runAll = async () => {
    try {
      while (isRequested) {
        isRequested = false;
        await task();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    isRequested = true;
    running ??= runAll();
    return running;
  };
}
