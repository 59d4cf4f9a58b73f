import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Runs the benchmark that is named: npm run bench -- source
const [name = ''] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  console.error('Say which: npm run bench -- source');
  process.exitCode = 1;
} else {
  // Code for the server says so with a marker that this condition turns into nothing.
  const options = ['--conditions=react-server', '--import', 'tsx'];
  const child = spawn(process.execPath, [...options, file], { stdio: 'inherit' });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
}
