const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * A heartbeat: takes the lease if it is free, renews it if this instance holds it, and counts the instances.
 *
 * A new token is higher than every earlier one, including those that only the instances remember because Redis lost its
 * data. An instance that cannot read the source gives the lease back and does not take it for a while, unless all other
 * instances fail as well.
 *
 * KEYS: lease, last token, instances, state, failing instances.
 * ARGV: instance, lease ms, instance life ms, highest token known to this instance, key lifetime ms, channel, health
 * (`failing`, `reading`, or empty if it does not poll), cool-down ms after a failure.
 * Returns: holder as `token:instance`, with an empty instance if the lease is free; number of instances; mark of the state.
 */
export const HEARTBEAT = `${NOW}
redis.call('ZADD', KEYS[3], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[3])
redis.call('PEXPIRE', KEYS[3], ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now - ARGV[8])
if ARGV[7] == 'failing' then redis.call('ZADD', KEYS[5], now, ARGV[1]) end
if ARGV[7] == 'reading' then redis.call('ZREM', KEYS[5], ARGV[1]) end
redis.call('PEXPIRE', KEYS[5], ARGV[8])
local mayLead = true
if redis.call('ZSCORE', KEYS[5], ARGV[1]) then
  for _, instance in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
    if not redis.call('ZSCORE', KEYS[5], instance) then mayLead = false end
  end
end
local holder = redis.call('GET', KEYS[1])
if holder and holder:match(':(.*)') == ARGV[1] then
  if mayLead then
    redis.call('SET', KEYS[1], holder, 'PX', ARGV[2])
  else
    redis.call('DEL', KEYS[1])
    redis.call('PUBLISH', ARGV[6], 'released')
    holder = false
  end
elseif not holder and mayLead then
  local token = math.max(tonumber(redis.call('GET', KEYS[2]) or '0'), tonumber(ARGV[4])) + 1
  redis.call('SET', KEYS[2], token, 'PX', ARGV[5])
  holder = token .. ':' .. ARGV[1]
  redis.call('SET', KEYS[1], holder, 'PX', ARGV[2])
end
holder = holder or (redis.call('GET', KEYS[2]) or '0') .. ':'
return { holder, redis.call('ZCARD', KEYS[3]), redis.call('HGET', KEYS[4], 'mark') or '' }`;

/**
 * Publishes a state, if the lease is still held under the same token: a poller whose lease expired is rejected.
 *
 * KEYS: lease, state.
 * ARGV: holder, ages, content id, content or empty if Redis has it, key lifetime ms, channel, version.
 * Returns: the mark of the publication, `refused`, or `incomplete` if Redis does not have the content.
 */
export const PUBLISH = `${NOW}
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'refused' end
if ARGV[4] == '' then
  if redis.call('HGET', KEYS[2], 'contentId') ~= ARGV[3] then return 'incomplete' end
else
  redis.call('HSET', KEYS[2], 'contentId', ARGV[3], 'content', ARGV[4])
end
local mark = ARGV[1] .. '/' .. ARGV[7]
redis.call('HSET', KEYS[2], 'mark', mark, 'ages', ARGV[2], 'at', now)
redis.call('PEXPIRE', KEYS[2], ARGV[5])
redis.call('PUBLISH', ARGV[6], mark)
return mark`;

/**
 * Reads the published state.
 *
 * KEYS: state.
 * ARGV: the content id that the reader has.
 * Returns: nothing if there is no state; otherwise its mark, its age in ms by the clock of Redis, ages, content id, and the
 * content, or empty if the reader has it.
 */
export const READ = `${NOW}
local state = redis.call('HMGET', KEYS[1], 'mark', 'at', 'ages', 'contentId')
if not (state[1] and tonumber(state[2]) and state[3] and state[4]) then return false end
local content = ''
if state[4] ~= ARGV[1] then content = redis.call('HGET', KEYS[1], 'content') or '' end
return { state[1], now - state[2], state[3], state[4], content }`;

/** Removes an instance, and gives the lease back if it holds it. KEYS: lease, instances. ARGV: instance, channel. */
export const LEAVE = `
redis.call('ZREM', KEYS[2], ARGV[1])
local holder = redis.call('GET', KEYS[1])
if holder and holder:match(':(.*)') == ARGV[1] then
  redis.call('DEL', KEYS[1])
  redis.call('PUBLISH', ARGV[2], 'released')
end`;
