import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Runs a benchmark: npm run bench -- source
const [name = ''] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  console.error('Usage: npm run bench -- source');
  process.exitCode = 1;
} else {
  // With this condition, the marker package server-only is empty.
  const options = ['--conditions=react-server', '--import', 'tsx'];
  const child = spawn(process.execPath, [...options, file], { stdio: 'inherit' });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
}
