import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** The programs that check the files of `deploy/`: the variable with their path, and Debian's package. */
const TOOLS = {
  haproxy: ['HAPROXY_PATH', 'haproxy'],
  'docker-compose': ['DOCKER_COMPOSE_PATH', 'docker-compose'],
  'systemd-analyze': ['SYSTEMD_ANALYZE_PATH', 'systemd'],
};

/** Finds a program that checks files of `deploy/`: its variable, then the PATH; null if there is none. */
export const findDeployTool = (name) => findExecutable(TOOLS[name][0], [name]);

/** Finds these programs, or installs them with apt, as root on Debian. @returns the variables with their paths */
export function ensureDeployTools() {
  return Object.fromEntries(
    Object.entries(TOOLS).map(([name, [variable, debian]]) => {
      if (!findDeployTool(name)) installDebian(debian, name);
      const path = findDeployTool(name);
      if (!path) throw new Error(`No ${name} found: install it and set ${variable} to it.`);
      return [variable, path];
    }),
  );
}
