import { expect, vi } from 'vitest';

import type { SandboxOptions } from '@/lib/sandbox/sandbox';

import { startBoardOn } from './own-board';
import { PATIENCE_MS } from './patience';
import { startSandbox } from './sandbox-server';

/** A name that would run if it were taken for HTML. */
export const HOSTILE_NAME = '<img src=x onerror="document.title=\'stolen\'">';

/**
 * A board on which a service has a hostile name, and on which nothing is wrong; stop it with `stop`.
 *
 * @param name The name of the service.
 */
export async function startHostileBoard(
  env: Record<string, string> = {},
  { name = HOSTILE_NAME, ...options }: Partial<SandboxOptions> & { readonly name?: string } = {},
) {
  const source = await startSandbox({ mood: 'calm', monitors: 20, ...options });
  const { monitor, service } = source.sandbox.store;
  const [first] = monitor.list();
  const owner = service.get(first?.service ?? 0);
  if (!first || !owner) throw new Error('there is no monitor with a service');
  // Before the board starts, because it reads names again after minutes only.
  service.replace({ ...owner, name });
  const board = await startBoardOn(source, env);
  const level = async (): Promise<string> => {
    const response = await fetch(`${board.url}/api/banner`);
    return ((await response.json()) as { readonly level: string }).level;
  };
  return {
    source,
    board,
    serviceId: owner.id,
    /** Sets the status of a monitor of the service, and waits until the board shows it. */
    setStatus: async (status: 'ok' | 'alert'): Promise<void> => {
      monitor.replace({ ...first, status });
      await vi.waitFor(async () => expect(await level()).toBe(status), { timeout: PATIENCE_MS });
    },
    stop: async (): Promise<void> => {
      await board.stop();
      await source.kill();
    },
  };
}
