// Makes the line that BOARD_PASSWORD_HASH takes, of a password typed without being shown, or read from standard input.
import scrypt from 'scrypt-kdf';

import { readSecret } from './read-secret.mjs';

const SHORTEST = 10;
const LONGEST = 200;
// 32 MB, three times over: what OWASP asks of scrypt.
const COST = { logN: 15, r: 8, p: 3 };

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

const password = (await readSecret('Password: ')).normalize('NFKC');
if (password.length < SHORTEST || password.length > LONGEST)
  refuse(`The password must have ${SHORTEST} to ${LONGEST} characters.`);
if (process.stdin.isTTY && (await readSecret('Once more: ')).normalize('NFKC') !== password)
  refuse('The two are not the same.');
const hash = Buffer.from(await scrypt.kdf(password, COST)).toString('base64');
if (process.stdout.isTTY) console.error('Put this line into .env:');
console.log(`BOARD_PASSWORD_HASH=${hash}`);
