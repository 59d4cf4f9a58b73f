// Prints a BOARD_PASSWORD_HASH line for a password, typed without echo or read from standard input.
import scrypt from 'scrypt-kdf';

import { readSecret } from './read-secret.mjs';

const MIN_LENGTH = 10;
const MAX_LENGTH = 200;
// OWASP's recommendation for scrypt: 32 MB, parallelism 3.
const COST = { logN: 15, r: 8, p: 3 };

function fail(message) {
  console.error(message);
  process.exit(1);
}

const password = (await readSecret('Password: ')).normalize('NFKC');
if (password.length < MIN_LENGTH || password.length > MAX_LENGTH)
  fail(`The password must have ${MIN_LENGTH} to ${MAX_LENGTH} characters.`);
if (process.stdin.isTTY && (await readSecret('Repeat: ')).normalize('NFKC') !== password)
  fail('The passwords do not match.');
const hash = Buffer.from(await scrypt.kdf(password, COST)).toString('base64');
if (process.stdout.isTTY) console.error('Add this line to .env:');
console.log(`BOARD_PASSWORD_HASH=${hash}`);
