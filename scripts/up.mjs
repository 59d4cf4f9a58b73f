// Installs, builds and starts the board from a fresh clone, with demo data unless a source is configured.
import { install } from './install.mjs';
import { runInGroup } from './run.mjs';

await install();
await runInGroup('npm', ['run', '--silent', 'build']);
// The server runs in this process, so that it receives signals and sets the exit code.
process.argv.splice(1, 1);
process.argv.push('--demo');
await import('../dist/server/start.js');
