import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { configSchema } from '@/lib/server/config/config';

import { findDeployTool } from '../../scripts/deploy-tools.mjs';
import { findExecutable } from '../../scripts/find-executable.mjs';

const KUBERNETES = 'deploy/kubernetes';
const MODELS: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  'v1/ServiceAccount': () => import('kubernetes-models/v1/ServiceAccount'),
  'v1/ConfigMap': () => import('kubernetes-models/v1/ConfigMap'),
  'v1/Service': () => import('kubernetes-models/v1/Service'),
  'apps/v1/Deployment': () => import('kubernetes-models/apps/v1/Deployment'),
  'policy/v1/PodDisruptionBudget': () => import('kubernetes-models/policy/v1/PodDisruptionBudget'),
  'networking.k8s.io/v1/NetworkPolicy': () => import('kubernetes-models/networking.k8s.io/v1/NetworkPolicy'),
  'monitoring.coreos.com/v1/ServiceMonitor': () =>
    import('@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'),
};
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}
type Model = new (manifest: Manifest) => { validate(): void };

const kubectl = findExecutable('KUBECTL_PATH', ['kubectl']);
const render = (): readonly Manifest[] =>
  parseAllDocuments(execFileSync(kubectl ?? '', ['kustomize', KUBERNETES], { encoding: 'utf8' })).map(
    (document) => document.toJS() as Manifest,
  );

async function validate(manifest: Manifest): Promise<void> {
  const name = `${manifest.apiVersion}/${manifest.kind}`;
  const load = MODELS[name];
  if (!load) throw new Error(`${name} has no schema here.`);
  new ((await load())[manifest.kind] as Model)(manifest).validate();
}

describe('Kubernetes', () => {
  const files = (readdirSync(KUBERNETES, { recursive: true }) as string[]).filter((file) =>
    file.endsWith('.yaml'),
  );
  const manifests = files.filter((file) => !file.endsWith('kustomization.yaml'));
  const read = (file: string) => parse(readFileSync(join(KUBERNETES, file), 'utf8')) as Manifest;

  test('a schema refuses a manifest that is wrong', async () => {
    const wrong = { ...read('pod-disruption-budget.yaml'), spec: { minAvailable: true } };
    await expect(validate(wrong)).rejects.toThrow('minAvailable');
  });

  // The Deployment and the Service get their selectors when they are rendered.
  test.each(manifests.filter((file) => !/^(deployment)\.yaml$/.test(file)))('%s matches its schema', (file) =>
    validate(read(file)),
  );

  test('every manifest is part of a kustomization', () => {
    const listed = files
      .filter((file) => file.endsWith('kustomization.yaml'))
      .flatMap((file) =>
        (read(file) as unknown as { resources: string[] }).resources.map((name) => join(file, '..', name)),
      );
    expect(listed.toSorted()).toEqual(manifests.toSorted());
  });

  test('the settings are variables of the board', () => {
    const names = readFileSync(join(KUBERNETES, 'board.env'), 'utf8').match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !Object.hasOwn(configSchema.shape, name))).toEqual([]);
  });

  test.skipIf(!kubectl)(
    'kubectl renders manifests that match their schemas and select the pods',
    async () => {
      const rendered = render();
      for (const manifest of rendered) await validate(manifest);
      const pods = { matchLabels: { 'app.kubernetes.io/name': 'prodmanager-dashboard' } };
      const specOf = (kind: string) => rendered.find((manifest) => manifest.kind === kind)?.spec;
      expect(specOf('Deployment')).toMatchObject({
        replicas: 2,
        selector: pods,
        template: {
          metadata: { labels: pods.matchLabels },
          spec: {
            securityContext: { runAsNonRoot: true },
            containers: [{ securityContext: { readOnlyRootFilesystem: true } }],
          },
        },
      });
      expect(specOf('PodDisruptionBudget')).toMatchObject({ selector: pods });
      expect(specOf('NetworkPolicy')).toMatchObject({ podSelector: pods });
      expect(specOf('Service')).toMatchObject({ selector: pods.matchLabels });
    },
  );
});

describe('Docker Compose', () => {
  const config = (file: string, env: Record<string, string>) => {
    const path = findDeployTool('docker-compose');
    if (!path) throw new Error('There is no docker-compose: run npm test, or set DOCKER_COMPOSE_PATH.');
    return spawnSync(path, ['-f', file, 'config'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', ...env },
    });
  };
  const settingsOf = (stdout: string) =>
    (parse(stdout) as { services: { board: { environment: Record<string, string | null> } } }).services.board
      .environment;
  const isSetting = (name: string): boolean => Object.hasOwn(configSchema.shape, name);

  test('compose.yaml is valid, and passes on what it is given', () => {
    const { status, stdout, stderr } = config('compose.yaml', {
      PRODMANAGER_URL: 'https://prodmanager.example.com',
      POSTGRES_PASSWORD: 'secret',
      BOARD_TITLE: 'Our board',
    });
    expect([status, stderr]).toEqual([0, '']);
    const settings = settingsOf(stdout);
    expect(Object.keys(settings).filter((name) => !isSetting(name))).toEqual([]);
    expect(settings).toMatchObject({
      BOARD_TITLE: 'Our board',
      REDIS_URL: 'redis://valkey:6379',
      DATABASE_URL: 'postgres://board:secret@postgres/board',
    });
  });

  test.each(['PRODMANAGER_URL', 'POSTGRES_PASSWORD'])('compose.yaml is refused without %s', (missing) => {
    const { [missing]: _, ...env }: Record<string, string> = {
      PRODMANAGER_URL: 'https://x',
      POSTGRES_PASSWORD: 'x',
    };
    expect(config('compose.yaml', env).status).not.toBe(0);
  });

  test('compose.demo.yaml needs nothing', () => {
    const { status, stdout, stderr } = config('compose.demo.yaml', {});
    expect([status, stderr]).toEqual([0, '']);
    expect(settingsOf(stdout)).toEqual({ DEMO: 'on' });
  });
});

describe('systemd', () => {
  const UNIT = 'deploy/systemd/prodmanager-dashboard.service';
  const analyze = (...args: readonly string[]) => {
    const path = findDeployTool('systemd-analyze');
    if (!path) throw new Error('There is no systemd-analyze: run npm test, or set SYSTEMD_ANALYZE_PATH.');
    return spawnSync(path, [...args, UNIT], { encoding: 'utf8' });
  };

  test('accepts the unit without a word', () => {
    const { status, stderr } = analyze('verify');
    // The unit names Debian's path of Node.js, which need not be this machine's.
    expect(stderr.replaceAll(/^.*\/usr\/bin\/node is not executable.*\n/gm, '')).toBe('');
    expect(stderr === '' ? status : 0).toBe(0);
  });

  test('finds the unit as little exposed as the documentation says', () => {
    const { stdout } = analyze('security', '--offline=true', '--no-pager');
    const exposure = /exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1];
    expect(exposure).toBeDefined();
    expect(Number(exposure)).toBeLessThanOrEqual(1.5);
    expect(readFileSync('docs/deployment.md', 'utf8')).toContain('exposure level of 1.3');
  });
});
