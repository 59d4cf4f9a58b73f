/** Starts the one poller of this process before the first request is served. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { getRuntime } = await import('@/lib/server/runtime');
  await getRuntime();
}
