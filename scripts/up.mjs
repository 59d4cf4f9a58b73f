// From a fresh clone to a board that serves: installs, builds, starts. Without any configuration it shows demo data.
import { install } from './install.mjs';
import { runInGroup } from './run.mjs';

await install();
await runInGroup('npm', ['run', '--silent', 'build']);
// The server takes this process's place, so that a signal reaches it and the exit code is its own.
process.argv.splice(1, 1);
process.argv.push('--demo');
await import('../dist/server/start.js');
