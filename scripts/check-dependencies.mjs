// Checks the packages of the lockfile, without the network: licences, install scripts, integrity, and where they come from.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Licences that ask for no more than a notice. */
const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Zlib',
  'Python-2.0',
  'OFL-1.1',
  'Unlicense',
];
/** Packages with another licence, and why that is fine. */
const EXCEPTIONS = [
  // Version 0.5.3 has its licence, MIT, in a file only.
  { name: /^color-convert$/, license: '(none named)' },
  // A table of browsers, with attribution; only the build reads it.
  { name: /^caniuse-lite$/, license: 'CC-BY-4.0' },
  // The image optimizer of Next, which is not in the container image.
  { name: /^@img\/sharp-/, license: 'LGPL-3.0-or-later' },
  // Tools, not distributed.
  { name: /^(axe-core|ical\.js|@axe-core\/playwright|lightningcss.*)$/, license: 'MPL-2.0', isDev: true },
  { name: /^@action-validator\/(cli|core)$/, license: 'GPL-3.0-only', isDev: true },
];
const REGISTRY = 'registry.npmjs.org';

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Whether each part of a licence expression is allowed; of alternatives, one is enough. */
function isAllowed(expression, isKnown) {
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((parts) => parts.split(' AND ').every((license) => isKnown(license.trim())));
}

/**
 * Finds what is wrong with the packages of a lockfile.
 *
 * @param lock - package-lock.json. @param manifest - package.json. @returns sentences, one for each problem
 */
export function findDependencyProblems(lock, manifest) {
  const problems = [];
  if (lock.lockfileVersion !== 3)
    problems.push(`The lockfile has version ${lock.lockfileVersion} instead of 3.`);
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const [wanted, locked] = [manifest[group] ?? {}, lock.packages['']?.[group] ?? {}];
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)])) {
      if (wanted[name] !== locked[name])
        problems.push(`${name} differs between package.json and the lockfile: run npm install.`);
      else if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wanted[name]))
        problems.push(`${name} has no exact version: ${wanted[name]}.`);
    }
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const name = nameOf(path);
    const isKnown = (license) =>
      PERMISSIVE.includes(license) ||
      EXCEPTIONS.some(
        (one) => one.license === license && one.name.test(name) && (!one.isDev || entry.dev === true),
      );
    const { license = '(none named)' } = entry;
    const isFine = entry.license ? isAllowed(license, isKnown) : isKnown(license);
    if (!isFine) problems.push(`${name} has the licence ${license}.`);
    if (!entry.inBundle && !/^sha512-/.test(entry.integrity ?? ''))
      problems.push(`${path} has no sha512 in the lockfile.`);
    if (entry.link) problems.push(`${name} is a link to a folder.`);
    if (entry.resolved && new URL(entry.resolved).host !== REGISTRY)
      problems.push(`${name} comes from ${entry.resolved}.`);
    if (entry.hasInstallScript && !(name in (manifest.allowScripts ?? {})))
      problems.push(`${name} has an install script: decide with npm install-scripts approve or deny.`);
  }
  const names = new Set(Object.keys(lock.packages).map(nameOf));
  for (const name of Object.keys(manifest.allowScripts ?? {}))
    if (!names.has(name.replace(/(?<=.)@.*$/, '')))
      problems.push(`allowScripts names ${name}, which is not installed.`);
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [lock, manifest] = ['package-lock.json', 'package.json'].map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const problems = findDependencyProblems(lock, manifest);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  console.log(`${Object.keys(lock.packages).length - 1} packages are in order.`);
}
