/** A node is told to live for so long by each heartbeat. */
export const nodeLifeMs = 2_000;
/** Time between two heartbeats. */
export const heartbeatMs = 250;
/** A node whose last heartbeat is older has to be listening, too: a killed process is known dead before its time is over. */
const missedBeatMs = 400;
/** A room stays claimed for so long without being renewed. */
export const homeLifeMs = 15_000;
/** A promise of a room is kept for so long. */
export const promiseLifeMs = 20_000;

export const keys = {
  node: (id: string) => `rooms:node:${id}`,
  nodes: 'rooms:nodes',
  home: (roomId: string) => `rooms:home:${roomId}`,
  promised: (id: string) => `rooms:promised:${id}`,
  showing: (roomId: string) => `rooms:showing:${roomId}`,
  handover: (roomId: string) => `rooms:handover:${roomId}`,
  /** What has been decided in an open room, for the node that takes it over when its own dies. */
  kept: (roomId: string) => `rooms:kept:${roomId}`,
  fence: 'rooms:fence',
  /** A channel to which each node listens, so that Redis knows whether its process is there. */
  presence: (id: string) => `rooms:presence:${id}`,
  /** Every node listens here for what others ask of it. */
  channel: (id: string) => `rooms:to:${id}`,
};

/** Redis drops a killed process' subscription at once, while a lost host's stays: that one is known by its heartbeat. */
const isAlive = `
local function isAlive(id)
  local left = redis.call('PTTL', 'rooms:node:' .. id)
  if left < 0 then return false end
  if left > ${nodeLifeMs - missedBeatMs} then return true end
  return redis.call('PUBSUB', 'NUMSUB', 'rooms:presence:' .. id)[2] > 0
end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`;

/** Answers every living node's record with the packets promised to it, and then the room's home, its epoch and who shows it. */
export const lookScript = `${isAlive}
local nodes = {}
local at = now()
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], at - ${nodeLifeMs}, '+inf')) do
  local record = redis.call('GET', 'rooms:node:' .. id)
  if record and isAlive(id) then
    local promised = 0
    for _, promise in ipairs(redis.call('ZRANGEBYSCORE', 'rooms:promised:' .. id, at, '+inf')) do
      promised = promised + tonumber(string.match(promise, '^%d+'))
    end
    table.insert(nodes, { record, promised })
  end
end
local home = redis.call('HMGET', KEYS[2], 'node', 'epoch')
local showing = redis.call('ZRANGEBYSCORE', KEYS[3], at, '+inf')
return { nodes, home[1] or '', tonumber(home[2] or '0'), showing }`;

/** Promises a room to a node unless another living one has it. ARGV: room, node, node that is to lose a promise, packets. */
export const promiseScript = `${isAlive}
local home = redis.call('HMGET', KEYS[1], 'node', 'epoch')
local isVoid = home[1] == ARGV[3] and tonumber(home[2]) == 0
if home[1] and not isVoid and isAlive(home[1]) then return home[1] end
redis.call('HSET', KEYS[1], 'node', ARGV[2], 'epoch', 0)
redis.call('PEXPIRE', KEYS[1], ${promiseLifeMs})
redis.call('ZADD', KEYS[2], now() + ${promiseLifeMs}, ARGV[4] .. ':' .. ARGV[1])
redis.call('PEXPIRE', KEYS[2], ${promiseLifeMs})
return ARGV[2]`;

/**
 * Takes a room for a node, with what an earlier host has left for it, or has kept until it died. Answers the new epoch and that state; 0 when another living node
 * has the room, -1 when the node takes no new rooms and this one is new. ARGV: node, whether it takes new rooms (1 or 0).
 */
export const claimScript = `${isAlive}
local node = redis.call('HGET', KEYS[1], 'node')
if node and node ~= ARGV[1] and isAlive(node) then return { 0, '' } end
if ARGV[2] == '0' and redis.call('EXISTS', KEYS[3]) == 0 then return { -1, '' } end
local epoch = redis.call('INCR', KEYS[2])
redis.call('HSET', KEYS[1], 'node', ARGV[1], 'epoch', epoch)
redis.call('PEXPIRE', KEYS[1], ${homeLifeMs})
return { epoch, redis.call('GETDEL', KEYS[3]) or redis.call('GET', KEYS[4]) or '' }`;

/** Keeps the state of a room that is this node's, for as long as its claim would last. ARGV: node, epoch, state. */
export const keepScript = `
local home = redis.call('HMGET', KEYS[1], 'node', 'epoch')
if home[1] ~= ARGV[1] or home[2] ~= ARGV[2] then return 0 end
redis.call('SET', KEYS[2], ARGV[3], 'PX', ${homeLifeMs})
return 1`;

/** Gives a room up, with what was decided in it, if it is still this node's. ARGV: node, epoch. */
export const releaseScript = `
local home = redis.call('HMGET', KEYS[1], 'node', 'epoch')
if home[1] == ARGV[1] and home[2] == ARGV[2] then return redis.call('DEL', KEYS[1], KEYS[2]) end
return 0`;

/** Promises an open room to another node, with the room's state. Answers 0 when it is not this node's any more. ARGV: node, epoch, heir, state. */
export const handOverScript = `
local home = redis.call('HMGET', KEYS[1], 'node', 'epoch')
if home[1] ~= ARGV[1] or home[2] ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'node', ARGV[3], 'epoch', 0)
redis.call('PEXPIRE', KEYS[1], ${promiseLifeMs})
redis.call('SET', KEYS[2], ARGV[4], 'PX', ${promiseLifeMs})
return 1`;

/**
 * One heartbeat: the node lives on, its rooms stay its own. Answers the rooms that another node has taken over, which is known by their
 * higher epoch. A room that Redis has forgotten (it was restarted, the node was away) is entered again. ARGV: node, record, then room and
 * epoch by turns.
 */
export const beatScript = `${isAlive}
local at = now()
redis.call('SET', KEYS[1], ARGV[2], 'PX', ${nodeLifeMs})
redis.call('ZADD', KEYS[2], at, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', at - 60000)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', at)
local lost = {}
for i = 3, #ARGV, 2 do
  local key = 'rooms:home:' .. ARGV[i]
  local epoch = tonumber(ARGV[i + 1])
  local home = redis.call('HMGET', key, 'node', 'epoch')
  if home[1] and home[1] ~= ARGV[1] and tonumber(home[2]) > epoch then
    table.insert(lost, ARGV[i])
  else
    if home[1] ~= ARGV[1] or tonumber(home[2]) ~= epoch then
      redis.call('HSET', key, 'node', ARGV[1], 'epoch', epoch)
      if tonumber(redis.call('GET', KEYS[4]) or '0') < epoch then redis.call('SET', KEYS[4], epoch) end
    end
    redis.call('PEXPIRE', key, ${homeLifeMs})
  end
end
return lost`;
