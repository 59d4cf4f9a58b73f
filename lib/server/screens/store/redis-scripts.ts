import 'server-only';

/**
 * Changes the records. Keys: records, seen, mark. Arguments: `add`, `replace` or `remove`; id; record; a mark that is new with each
 * change; channel. Answer: 1, or 0 where there was nothing to replace or remove.
 */
export const CHANGE = `
local isThere = redis.call('HEXISTS', KEYS[1], ARGV[2])
if ARGV[1] ~= 'add' and isThere == 0 then return 0 end
if ARGV[1] == 'remove' then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('HDEL', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
end
redis.call('SET', KEYS[3], ARGV[4])
redis.call('PUBLISH', ARGV[5], ARGV[4])
return 1`;

/** Everything. Keys: records, seen, mark. Arguments: the mark that the reader has. Answer: mark, records where they are new, seen. */
export const READ = `
local mark = redis.call('GET', KEYS[3]) or ''
local records = {}
if mark == '' or mark ~= ARGV[1] then records = redis.call('HGETALL', KEYS[1]) end
return { mark, records, redis.call('HGETALL', KEYS[2]) }`;

/** Keeps when somebody was seen, of whoever is still there. Keys: records, seen. Arguments: id, seen, and so on. */
export const SEE = `
for at = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], ARGV[at]) == 1 then redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1]) end
end
return 1`;

/** Keeps a waiting screen where its code is free. Keys: code, digest. Arguments: pairing, code, ms to keep. Answer: 1 or 0. */
export const PUT_PAIRING = `
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[3]) then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[3])
return 1`;

/** A waiting screen. Keys: code or digest. */
export const FIND_PAIRING = `return redis.call('GET', KEYS[1]) or ''`;

/** The same, and forgets its code. Keys: code. */
export const TAKE_PAIRING = `
local pairing = redis.call('GET', KEYS[1]) or ''
redis.call('DEL', KEYS[1])
return pairing`;
