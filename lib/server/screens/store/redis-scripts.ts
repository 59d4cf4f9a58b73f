/**
 * Changes a record and publishes the change. Keys: records, seen, version. Arguments: `add`, `replace` or `remove`; id; record; a new, unique
 * version; channel. Returns 1, or 0 if there was nothing to replace or remove.
 */
export const CHANGE_RECORD = `
local exists = redis.call('HEXISTS', KEYS[1], ARGV[2])
if ARGV[1] ~= 'add' and exists == 0 then return 0 end
if ARGV[1] == 'remove' then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('HDEL', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
end
redis.call('SET', KEYS[3], ARGV[4])
redis.call('PUBLISH', ARGV[5], ARGV[4])
return 1`;

/** Reads everything. Keys: records, seen, version. Arguments: the version that the caller has. Returns version, records if they changed, seen. */
export const READ_ALL = `
local version = redis.call('GET', KEYS[3]) or ''
local records = {}
if version == '' or version ~= ARGV[1] then records = redis.call('HGETALL', KEYS[1]) end
return { version, records, redis.call('HGETALL', KEYS[2]) }`;

/** Stores when ids were last seen, if they have a record. Keys: records, seen. Arguments: id, seen, id, seen… */
export const SAVE_LAST_SEEN = `
for at = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], ARGV[at]) == 1 then redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1]) end
end
return 1`;

/** Stores a waiting screen if its code is free. Keys: code, digest. Arguments: pairing, code, lifetime in ms. Returns 1 or 0. */
export const PUT_PAIRING = `
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[3]) then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[3])
return 1`;

/** Returns a waiting screen, or an empty text. Keys: code or digest. */
export const FIND_PAIRING = `return redis.call('GET', KEYS[1]) or ''`;

/** The same, and deletes its code. Keys: code. */
export const CLAIM_PAIRING = `
local pairing = redis.call('GET', KEYS[1]) or ''
redis.call('DEL', KEYS[1])
return pairing`;
