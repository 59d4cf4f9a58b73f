// From a fresh clone to a board that serves: installs, builds, starts.
import { install } from './install.mjs';
import { run } from './run.mjs';

install();
run('npm', ['run', '--silent', 'build']);
// The server takes this process's place, so that a signal reaches it and the exit code is its own.
process.argv.splice(1);
await import('../dist/server/start.js');
