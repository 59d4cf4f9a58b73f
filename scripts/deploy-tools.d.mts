/** @see deploy-tools.mjs */
export function findDeployTool(name: 'haproxy' | 'docker-compose' | 'systemd-analyze'): string | null;
/** @see deploy-tools.mjs */
export function ensureDeployTools(): Record<string, string>;
