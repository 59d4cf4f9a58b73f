import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { startNext } from '../support/next-process';
import { startOwnSource } from '../support/own-board';
import { MEMBERS_ENV } from '../support/members';

describe('Next without the edge', () => {
  /** Pages and routes without production data, and those for signing in. */
  const OPEN = new Set([
    ...[
      '/api/logo',
      '/manifest.webmanifest',
      '/robots.txt',
      '/embed.js',
      '/sign-in',
      '/wall/pair',
      '/share/[token]',
      '/missing',
    ],
    ...[
      '/api/preferences',
      '/api/health',
      '/api/health/live',
      '/api/health/ready',
      '/health',
      '/health/version',
      '/api/token/whoami',
      '/api/auth/[...nextauth]',
    ],
    ...['/api/sign-in/password', '/api/sign-in/provider', '/api/sign-out'],
    ...['/api/screens/pairing', '/api/screens/renew'],
  ]);
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)(page|route)\.tsx?$/.test(file),
  );
  const routes = files.map(
    (file) => `/${file.replace(/\/?(page|route)\.tsx?$/, '').replace(/\([^)]*\)\/?/, '')}`,
  );

  test('every page and route checks access itself', async () => {
    const source = await startOwnSource({ mood: 'storm' });
    const env = {
      ...MEMBERS_ENV,
      BOARD_ACCESS: 'private',
      BOARD_URL: 'http://127.0.0.1',
      // Without a token, the route does not exist.
      ALERTMANAGER_TOKEN: 'a-token-of-the-alerts',
    };
    const { url, stop } = await startNext({
      ...env,
      PRODMANAGER_URL: source.url,
      PRODMANAGER_TOKEN: source.token,
    });
    try {
      expect(routes.length).toBeGreaterThan(40);
      for (const route of routes.filter((pattern) => !OPEN.has(pattern))) {
        const path = route
          .replace('/api/[...path]', '/api/monitor')
          .replace('/[...path]', '/monitors')
          .replace(/\[\w+\]/, '1');
        const isForm = /^\/api\/(screens\/|alertmanager$)/.test(path);
        const response = await fetch(url + path, { redirect: 'manual', method: isForm ? 'POST' : 'GET' });
        expect([303, 307, 401], `${path} of ${route}`).toContain(response.status);
        const text = await response.text();
        for (const { name } of source.sandbox.store.scope.values())
          if (name.length > 4) expect(text, path).not.toContain(name);
        expect(text, path).not.toMatch(/INTERNAL/);
      }
    } finally {
      await stop();
    }
  });
});
