import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';

import { parseCliOptions } from '@/lib/sandbox/cli-options';

/** Runs the command until it prints a line or exits. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/sandbox/cli.ts', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, ended, url: /http:\S+/.exec(output)?.[0] ?? '', read: () => ({ output, errors }) };
}

describe('the command', () => {
  it('prints one line when ready, uses the given secret, and exits cleanly on a signal', async () => {
    const { child, ended, url, read } = await run(
      '--port',
      '0',
      '--secret',
      'other secret',
      '--empty',
      '--seed',
      '5',
    );
    expect(read().output).toMatch(/^ProdManager sandbox on http:\/\/127\.0\.0\.1:\d+ \(empty, seed 5\)\n$/);
    const body = new URLSearchParams({
      secret: 'other secret',
      name: 'dashboard',
      description: 'dashboard reader',
    });
    expect((await fetch(`${url}/api/token/create`, { method: 'POST', body })).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(read().output.split('\n')).toHaveLength(2);
    expect(read().errors).toBe('');
  });

  it('offers the fault routes with --faults', async () => {
    const { url } = await run('--port', '0', '--faults');
    const init = { method: 'POST', body: JSON.stringify({ kind: 'status', status: 502 }) };
    expect((await fetch(`${url}/sandbox/faults`, init)).status).toBe(204);
    expect((await fetch(`${url}/api/scope`)).status).toBe(502);
  });

  it('reports a port in use in one line', async () => {
    const { url } = await run('--port', '0', '--empty');
    const { ended, read } = await run('--port', new URL(url).port);
    expect(await ended).toBe(1);
    expect(read()).toEqual({
      output: '',
      errors: 'sandbox: the port is in use: choose another one with --port\n',
    });
  });

  it('prints its help', async () => {
    const { ended, read } = await run('--help');
    expect(await ended).toBe(0);
    expect(read().output).toContain('--rate-limit N');
  });
});

describe('the command line', () => {
  it.each([
    [['--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [['--seed', 'x'], '--seed must be a whole number from 0 to 4294967295'],
    [['--monitors', '20001'], '--monitors must be a whole number from 0 to 20000'],
    [['--rate-limit', '0'], '--rate-limit must be a whole number from 1 to 1000000000'],
    [['--calm', '--empty'], '--calm and --empty cannot be combined'],
    [['--secret', ''], '--secret must not be empty'],
  ])('rejects %j', (args, message) => {
    expect(() => parseCliOptions(args)).toThrow(message);
  });

  it.each([[['--wat']], [['8080']], [['--port']]])('rejects %j', (args) => {
    expect(() => parseCliOptions(args)).toThrow();
  });

  it('limits clients without a token to 60 requests', () => {
    expect(parseCliOptions(['--rate-limit', '1500'])?.sandbox.rateLimit).toMatchObject({
      limitWithToken: 1500,
      limitAnonymous: 60,
    });
    expect(parseCliOptions(['--rate-limit', '10'])?.sandbox.rateLimit).toMatchObject({ limitAnonymous: 10 });
    expect(parseCliOptions([])?.sandbox.rateLimit).toBeNull();
  });
});
