// Which specs run in which of several processes: all are to be done at about the same time.
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

const { default: TestSequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Takes longer files first, each to the process that has least: length says more of how long a spec takes than the names by which Jest divides them. */
export default class BySize extends TestSequencer {
  shard(tests, { shardIndex, shardCount }) {
    const sized = tests.map((test) => ({ test, size: statSync(test.path).size }));
    sized.sort((one, other) => other.size - one.size || (one.test.path < other.test.path ? -1 : 1));
    const shards = Array.from({ length: shardCount }, () => ({ size: 0, tests: [] }));
    for (const { test, size } of sized) {
      const least = shards.reduce((best, shard) => (shard.size < best.size ? shard : best));
      least.size += size;
      least.tests.push(test);
    }
    return shards[shardIndex - 1].tests;
  }
}
