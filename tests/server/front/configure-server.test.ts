import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';

import { expect, test } from 'vitest';

import { drainServer } from '@/lib/server/front/configure-server';

import { gate, startFront, tell } from './start-front';

test('a server that drains ends what is under way and keeps no connection alive after it', async () => {
  const { opened, open } = gate();
  const begun = gate();
  const { url, server } = await startFront(async (request, response, before) => {
    begun.open();
    await opened;
    tell(request, response, before);
  });
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  const agent = new Agent({ keepAlive: true });
  const question = ask(`${url}/`, { agent });
  question.end();
  await begun.opened;
  const drained = drainServer(server);
  open();
  const [response] = (await once(question, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
  await drained;
  expect(server.listening).toBe(false);
  agent.destroy();
});
