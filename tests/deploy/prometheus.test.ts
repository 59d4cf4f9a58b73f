import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { toRouteLabel } from '@/lib/server/edge/paths';
import { EdgeMetrics } from '@/lib/server/metrics/edge-metrics';
import { Metrics } from '@/lib/server/metrics/metrics';

import { findAmtool, findPromtool } from '../../scripts/prometheus.mjs';
import { instanceOf } from '../server/metrics/instance-of';
import { readAlertmanagerConfig } from '../support/alertmanager-config';
import { emptyFolder } from '../support/empty-folder';
import { readPanelQueries } from '../support/dashboard-queries';
import { freshOf, monitorOf, snapshotOf } from '../status/samples';

const FOLDER = 'deploy/prometheus';

/** Runs promtool and returns its output and exit code. */
async function runPromtool(args: readonly string[], input = ''): Promise<{ code: number; output: string }> {
  const path = findPromtool();
  if (!path) throw new Error('There is no promtool: run npm test, or set PROMTOOL_PATH.');
  const running = promisify(execFile)(path, args);
  running.child.stdin?.end(input);
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    },
  );
}

/** Every metric of a board with a source and a cluster. */
async function renderMetrics(): Promise<string> {
  const edge = new EdgeMetrics({ cacheStats: () => ({ entries: 1, bytes: 2, renders: 3 }), toRouteLabel });
  const snapshot = snapshotOf({ monitors: freshOf([monitorOf()]) });
  const alertsState = () => ({ firing: 1, waiting: 0, unplaced: 0, missing: 0 });
  const metrics = new Metrics(() => instanceOf({ snapshot, isSharingConnected: () => true, alertsState }));
  metrics.observeAlerts({ noted: 1, unlabelled: 0, postponed: 0 });
  metrics.addEdgeMetrics(() => edge.render());
  edge.observeRequest({ target: '/', status: 200, durationMs: 4 });
  const request = { method: 'GET', path: '/api/scope', status: 200, code: null, durationMs: 3, attempt: 1 };
  metrics.observeResponse({ ...request, rateLimit: null });
  return (await metrics.render({ seesAll: true })).body;
}

describe('promtool', () => {
  test('finds nothing to object to in the metrics', async () => {
    expect(await runPromtool(['check', 'metrics'], await renderMetrics())).toEqual({ code: 0, output: '' });
    // A check that cannot fail would prove nothing.
    const misnamed = '# HELP a_total A gauge.\n# TYPE a_total gauge\na_total 1\n';
    expect((await runPromtool(['check', 'metrics'], misnamed)).code).not.toBe(0);
  });

  test.each([
    ['the rules', ['check', 'rules', join(FOLDER, 'rules.yml')]],
    ['the configuration', ['check', 'config', join(FOLDER, 'prometheus.yml')]],
    ['what the rules raise', ['test', 'rules', join(FOLDER, 'rules.test.yml')]],
  ])('accepts %s', async (_, args) => {
    const { code, output } = await runPromtool(args);
    expect(code, output).toBe(0);
  });
});

test('amtool accepts the documented configuration of Alertmanager', async () => {
  const path = findAmtool();
  if (!path) throw new Error('There is no amtool: run npm test, or set AMTOOL_PATH.');
  const file = join(emptyFolder(), 'alertmanager.yml');
  writeFileSync(file, readAlertmanagerConfig());
  const { stdout } = await promisify(execFile)(path, ['check-config', file]);
  expect(stdout).toContain('SUCCESS');
  const routed = async (...labels: readonly string[]): Promise<string> =>
    (await promisify(execFile)(path, ['config', 'routes', 'test', `--config.file=${file}`, ...labels]))
      .stdout;
  expect(await routed('scope=eu', 'service=Payments')).toContain('board');
  expect(await routed('scope=eu')).not.toContain('board');
  expect(await routed('scope=eu', 'service=Payments', 'source=prodmanager')).not.toContain('board');
});

test('rules and dashboard name only metrics that the board has', async () => {
  const names = new Set([...(await renderMetrics()).matchAll(/^(\w+?)(?:\{| )/gm)].map(([, name]) => name));
  const rules = readFileSync(join(FOLDER, 'rules.yml'), 'utf8');
  const queries = readPanelQueries()
    .map(({ expr }) => expr)
    .join('\n');
  const namedIn = (text: string): string[] =>
    [...text.matchAll(/(?<![:\w])(prodmanager_dashboard|process|nodejs)_\w+/g)].map(([name]) => name);
  const missing = [...namedIn(rules), ...namedIn(queries)].filter((name) => !names.has(name));
  expect(missing).toEqual([]);
  expect(namedIn(queries).length).toBeGreaterThan(20);
});

test('every alert has a severity, a summary and a description', () => {
  const rules = readFileSync(join(FOLDER, 'rules.yml'), 'utf8');
  const alerts = rules.split(/^ {6}- (?=alert|record)/m).filter((rule) => rule.startsWith('alert:'));
  expect(alerts.length).toBeGreaterThan(10);
  for (const alert of alerts) {
    expect(alert).toMatch(/severity: (critical|warning|info)/);
    expect(alert).toMatch(/summary:/);
    expect(alert).toMatch(/description:/);
  }
});
