import { pino } from 'pino';

import { ProdManager } from '@/lib/prodmanager/index';
import type { SandboxOptions } from '@/lib/sandbox/sandbox';
import { Archive, type ArchiveOptions } from '@/lib/server/archive/archive';

import { startOwnSource } from '../../support/own-board';

const log = pino({ level: 'silent' });

/** An archive of a real server. Tests move the clock. */
export async function startArchive(
  given: Partial<SandboxOptions> = {},
  options: Partial<ArchiveOptions> = {},
) {
  const time = { ms: Date.now() };
  const clock = { now: () => time.ms, elapsed: () => time.ms };
  const source = await startOwnSource({ clock: () => new Date(time.ms), mood: 'storm', ...given });
  const seen: string[] = [];
  const client = new ProdManager({
    url: source.url,
    token: source.token,
    maxRetries: 0,
    onResponse: ({ path }) => seen.push(path),
  });
  const archive = new Archive({ client, clock, timeZone: 'UTC', log, ...options });
  return { source, time, clock, client, archive, seen };
}
