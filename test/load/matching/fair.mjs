// A fair of any size from a seed: topics of very different popularity, the same for needs and offers.

const topicCount = 500;
const topicsEach = 15;

/** Numbers in 0..1 that follow from the seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const topics = Array.from({ length: topicCount }, (_, t) => ({ id: topicId(t), parentId: null }));

function topicId(topic) {
  return `t${String(topic).padStart(3, '0')}`;
}

/** The distinct topics of one person by Zipf's law: the k-th is drawn in proportion to 1/k. */
function topicDrawer(random) {
  const upTo = new Float64Array(topicCount);
  let sum = 0;
  for (let t = 0; t < topicCount; t++) {
    sum += 1 / (t + 1);
    upTo[t] = sum;
  }
  return () => {
    const drawn = new Set();
    while (drawn.size < topicsEach) {
      const at = random() * sum;
      drawn.add(upTo.findIndex((limit) => limit > at));
    }
    return [...drawn].map(topicId);
  };
}

/** Profiles with topics and nothing else; visitors come first in the order of ids. */
export function generateFair({ visitors, exhibitors, seed }) {
  const random = randomFrom(seed);
  const draw = topicDrawer(random);
  const profiles = Array.from({ length: visitors + exhibitors }, (_, i) => ({
    id: `${i < visitors ? 'a' : 'x'}${String(i).padStart(6, '0')}`,
    companyId: null,
    kind: i < visitors ? 'visitor' : 'exhibitor',
    needs: draw(),
    offers: draw(),
    needText: '',
    offerText: '',
    languages: [],
    country: null,
    attendance: 'virtual',
    completeness: 1,
    intents: [],
    dealSizes: [],
    requires: [],
    requiresStrictly: false,
    certificates: [],
    exclusivity: null,
    companySize: null,
    seeksSizes: [],
    stage: null,
    seeksStages: [],
    record: { yesGiven: 0, noGiven: 0, yesGot: 0, noGot: 0, shown: 0, held: 0, missed: 0 },
  }));
  return { profiles, visitors, exhibitors, draw };
}
