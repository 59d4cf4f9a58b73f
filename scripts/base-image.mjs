import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './run.mjs';

/** Unpacks a package of the npm registry. @returns the folder of its files */
function unpack(name, folder) {
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, name], {
    encoding: 'utf8',
  });
  run('tar', ['-xzf', join(folder, packed.trim()), '-C', folder]);
  return join(folder, 'package');
}

/**
 * Makes the files of an image like `node:24-bookworm-slim` where no registry of images can be reached: Debian by mmdebstrap, Node.js
 * and npm from the npm registry.
 *
 * @param folder - where to work; what it has already is used again. @returns the folder with the image's files
 */
export function makeBaseImage(folder) {
  const root = join(folder, 'base');
  if (existsSync(join(root, 'usr/local/bin/npx'))) return root;
  mkdirSync(root, { recursive: true });
  const archive = join(folder, 'base.tar');
  if (!existsSync(archive))
    run('mmdebstrap', ['--mode=root', '--variant=minbase', '--include=ca-certificates', 'bookworm', archive]);
  run('tar', ['-xf', archive, '-C', root, '--exclude=./dev/*']);
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  cpSync(
    join(unpack(`node-linux-${arch}@24`, join(folder, 'node')), 'bin/node'),
    join(root, 'usr/local/bin/node'),
  );
  cpSync(unpack('npm@11', join(folder, 'npm')), join(root, 'usr/local/lib/node_modules/npm'), {
    recursive: true,
  });
  for (const name of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name));
  return root;
}
