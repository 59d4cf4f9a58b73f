import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

import { findAlertmanager, findPrometheus } from '../../scripts/prometheus.mjs';
import { findFreePort } from './own-board';
import { PATIENCE_MS } from './patience';

/** A series of an instant query. */
export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** A running Prometheus. */
export interface PrometheusServer {
  readonly url: string;
  /** The series of an instant query. @throws Error if the query is invalid. */
  query(expr: string): Promise<readonly Series[]>;
}

/** A running Alertmanager. */
export interface AlertmanagerServer {
  readonly url: string;
  /** `host:port`, as Prometheus is configured with it. */
  readonly target: string;
  /** Sends alerts, as Prometheus does. */
  send(alerts: readonly object[]): Promise<void>;
}

interface Program {
  readonly path: string | null;
  readonly name: string;
  readonly config: string;
  /** Files copied next to the configuration. */
  readonly files?: readonly string[];
  readonly args: (folder: string, port: number) => readonly string[];
}

/** Starts a program in its own folder, and waits until it is ready. It ends when the test has finished. */
async function start({ path, name, config, files = [], args }: Program): Promise<string> {
  if (!path) throw new Error(`There is no ${name}: run npm test, or set ${name.toUpperCase()}_PATH.`);
  const [port, folder] = await Promise.all([findFreePort(), mkdtemp(join(tmpdir(), `board-${name}-`))]);
  await writeFile(join(folder, 'config.yml'), config);
  for (const file of files) await copyFile(file, join(folder, file.split('/').at(-1) ?? file));
  const child = spawn(path, args(folder, port), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let isStarted = true;
  child.once('error', () => (isStarted = false));
  onTestFinished(async () => {
    if (isStarted && child.exitCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  const endMs = performance.now() + PATIENCE_MS;
  const isReady = async (): Promise<boolean> => {
    const response = await fetch(`${url}/-/ready`).catch(() => null);
    await response?.arrayBuffer();
    return response?.ok === true;
  };
  while (!(await isReady())) {
    if (!isStarted || child.exitCode !== null || performance.now() > endMs)
      throw new Error(`${name} did not start:\n${output}`);
    await sleep(50);
  }
  return url;
}

/** Starts Prometheus for one test. @param files - rule files that the configuration names, copied next to it. */
export async function startPrometheus(
  config: string,
  files: readonly string[] = [],
): Promise<PrometheusServer> {
  const url = await start({
    path: findPrometheus(),
    name: 'prometheus',
    config,
    files,
    args: (folder, port) => [
      `--config.file=${folder}/config.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
  });
  return {
    url,
    query: async (expr) => {
      const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expr)}`);
      const body = (await response.json()) as { status: string; error?: string; data?: { result: Series[] } };
      if (body.status !== 'success') throw new Error(`${expr}: ${body.error}`);
      return body.data?.result ?? [];
    },
  };
}

/** Starts Alertmanager for one test. */
export async function startAlertmanager(config: string): Promise<AlertmanagerServer> {
  const url = await start({
    path: findAlertmanager(),
    name: 'alertmanager',
    config,
    args: (folder, port) => [
      `--config.file=${folder}/config.yml`,
      `--storage.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
  });
  return {
    url,
    target: new URL(url).host,
    send: async (alerts) => {
      const response = await fetch(`${url}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(`Alertmanager answered ${response.status}: ${await response.text()}`);
    },
  };
}
