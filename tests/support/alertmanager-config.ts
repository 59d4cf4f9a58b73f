import { readFileSync } from 'node:fs';

/** The `alertmanager.yml` of the documentation. */
export function readAlertmanagerConfig(): string {
  const [, block] = /^ *```yaml\n([^]*?)^ *```$/m.exec(readFileSync('docs/alertmanager.md', 'utf8')) ?? [];
  if (block === undefined) throw new Error('docs/alertmanager.md has no configuration');
  return block.replaceAll(/^ {3}/gm, '');
}

/** The same for a test: for a board, with its token and short times. */
export function toTestConfig(url: string, token: string): string {
  const replacements = [
    [/https:\/\/status\.example\.com/, url],
    [/credentials_file: .*/, `credentials: ${token}`],
    [/group_wait: .*/, 'group_wait: 0s'],
    [/group_interval: .*/, 'group_interval: 1s'],
  ] as const;
  return replacements.reduce((config, [pattern, value]) => {
    if (!pattern.test(config)) throw new Error(`${pattern} is not in the documentation`);
    return config.replace(pattern, value);
  }, readAlertmanagerConfig());
}
