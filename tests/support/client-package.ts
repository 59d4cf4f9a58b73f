import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The published API client, installed in a folder. */
export interface InstalledClient {
  /** A folder for programs that import `prodmanager-dashboard/client`, as an ES module or with TypeScript. */
  readonly home: string;
  /** The folder of the installed package. */
  readonly directory: string;
  /** What `npm pack` put into it: paths, and sizes in bytes. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** The size of the package file in bytes. */
  readonly packedBytes: number;
  /** Runs a program in `home` with this version of Node.js and returns its output; rejects if it fails. */
  run(file: string, env?: Readonly<Record<string, string>>): Promise<string>;
  /** Checks the types of files in `home`; returns the compiler’s errors, line by line. */
  checkTypes(files: readonly string[], options?: Readonly<Record<string, unknown>>): readonly string[];
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: { readonly path: string; readonly size: number }[];
}

/** Builds and packs the client, and installs it without the network. @param name - the folder, below `node_modules/.cache`. */
export function installClient(name: string): InstalledClient {
  // Inside node_modules, so that the package finds zod as an installed one would.
  const home = `${root}node_modules/.cache/${name}`;
  const directory = `${home}/node_modules/prodmanager-dashboard`;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const exec = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: root, encoding: 'utf8' });
  exec(process.execPath, 'scripts/build-client.mjs', `${home}/build`);
  const pack = ['pack', `${home}/build`, '--json', '--pack-destination', home];
  const [packed] = JSON.parse(exec('npm', ...pack)) as [Packed];
  exec('tar', '-xzf', `${home}/${packed.filename}`, '-C', directory, '--strip-components=1');
  writeFileSync(`${home}/package.json`, '{ "type": "module" }');

  return {
    home,
    directory,
    files: packed.files,
    packedBytes: packed.size,
    run: async (file, env = {}) => {
      const child = spawn(process.execPath, [file], {
        cwd: home,
        // Of this process, only what finds programs: its options would change the example.
        env: { NODE_ENV: 'production', PATH: process.env['PATH'] ?? '', ...env },
      });
      const code = new Promise<number | null>((resolve) => child.once('close', resolve));
      const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
      if ((await code) !== 0) throw new Error(`${file} failed: ${errors}`);
      return output;
    },
    checkTypes: (files, options = {}) => {
      const compilerOptions = { strict: true, noEmit: true, target: 'es2023', types: ['node'], ...options };
      writeFileSync(`${home}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
      const tsc = `${root}node_modules/typescript/bin/tsc`;
      try {
        execFileSync(process.execPath, [tsc, '-p', home], { cwd: home, encoding: 'utf8' });
        return [];
      } catch (error) {
        const { stdout } = error as { readonly stdout: string };
        return stdout.split('\n').filter((line) => line !== '');
      }
    },
  };
}
