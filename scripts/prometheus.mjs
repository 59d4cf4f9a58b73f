import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

/** Finds Prometheus for the tests: `PROMETHEUS_PATH`, then the PATH; null if there is none. */
export function findPrometheus() {
  return findExecutable('PROMETHEUS_PATH', ['prometheus']);
}

/** Finds promtool, which comes with Prometheus: `PROMTOOL_PATH`, then the PATH; null if there is none. */
export function findPromtool() {
  return findExecutable('PROMTOOL_PATH', ['promtool']);
}

/** Finds Alertmanager: `ALERTMANAGER_PATH`, then the PATH, where Debian prefixes its name; null if there is none. */
export function findAlertmanager() {
  return findExecutable('ALERTMANAGER_PATH', ['alertmanager', 'prometheus-alertmanager']);
}

/** Finds amtool, which comes with Alertmanager: `AMTOOL_PATH`, then the PATH; null if there is none. */
export function findAmtool() {
  return findExecutable('AMTOOL_PATH', ['amtool']);
}

/** Finds Prometheus, promtool and Alertmanager, or installs them with apt, as root on Debian. */
export function ensurePrometheus() {
  if (!findPrometheus() || !findPromtool()) installDebian('prometheus', 'Prometheus');
  if (!findAlertmanager()) installDebian('prometheus-alertmanager', 'Alertmanager');
  const [PROMETHEUS_PATH, PROMTOOL_PATH, ALERTMANAGER_PATH] = [
    findPrometheus(),
    findPromtool(),
    findAlertmanager(),
  ];
  if (!PROMETHEUS_PATH || !PROMTOOL_PATH || !ALERTMANAGER_PATH)
    throw new Error(
      'No Prometheus found: install it with Alertmanager, and set PROMETHEUS_PATH, PROMTOOL_PATH and ALERTMANAGER_PATH.',
    );
  return { PROMETHEUS_PATH, PROMTOOL_PATH, ALERTMANAGER_PATH };
}
