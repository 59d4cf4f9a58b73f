import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A self-signed certificate. */
export interface Certificate {
  /** The certificate file, for clients to trust. */
  readonly file: string;
  readonly cert: string;
  readonly key: string;
}

/** Creates a certificate for host names; its files are removed when the test has finished. */
export function makeCertificate(...hosts: readonly string[]): Certificate {
  const dir = mkdtempSync(join(tmpdir(), 'certificate-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const [file, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')];
  const names = hosts.map((host) => `DNS:${host}`).join();
  const options = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ];
  const args = [
    ...options,
    '-subj',
    '/CN=tests',
    '-addext',
    `subjectAltName=${names}`,
    '-keyout',
    key,
    '-out',
    file,
  ];
  execFileSync('openssl', ['req', ...args], { stdio: 'ignore' });
  return { file, cert: readFileSync(file, 'utf8'), key: readFileSync(key, 'utf8') };
}
