// The same lists by looking at every pair, in typed arrays: what an index has to beat, and the check of its answer.

/** What a topic is worth: the rarer among offers, the more; whole numbers, so that sums are exact. */
export function topicWorth(profiles, topics) {
  const indexOf = new Map(topics.map((topic, t) => [topic.id, t]));
  const offered = new Int32Array(topics.length);
  for (const { offers } of profiles) for (const id of offers) offered[indexOf.get(id)]++;
  const worth = Int32Array.from(offered, (count) => Math.round(1024 * Math.log(1 + profiles.length / (1 + count))));
  return { indexOf, worth };
}

function topicsOf(profiles, key, indexOf) {
  const width = Math.max(...profiles.map((profile) => profile[key].length));
  const flat = new Int32Array(profiles.length * width).fill(-1);
  for (const [row, profile] of profiles.entries())
    for (const [i, id] of profile[key].entries()) flat[row * width + i] = indexOf.get(id);
  return { flat, width };
}

/** The best `limit` across the aisle for everyone, as rows, best first, ties by row. */
export function bruteForceLists({ profiles, visitors }, topics, model, limit) {
  const { indexOf, worth } = topicWorth(profiles, topics);
  const needs = topicsOf(profiles, 'needs', indexOf);
  const offers = topicsOf(profiles, 'offers', indexOf);
  const people = profiles.length;
  const total = new Float64Array(people);
  for (let i = 0; i < needs.flat.length; i++)
    if (needs.flat[i] >= 0) total[Math.floor(i / needs.width)] += worth[needs.flat[i]];
  const wNeeds = model.weights.needs;
  const wSought = model.weights.sought;
  const best = newHeaps(people, limit);
  const sought = new Int32Array(topics.length);
  const offered = new Int32Array(topics.length);
  for (let a = 0; a < visitors; a++) {
    mark(sought, needs, a, worth);
    mark(offered, offers, a, worth);
    for (let x = visitors; x < people; x++) {
      let mine = 0;
      let theirs = 0;
      for (let i = x * offers.width, end = i + offers.width; i < end; i++) mine += sought[offers.flat[i]];
      for (let i = x * needs.width, end = i + needs.width; i < end; i++) theirs += offered[needs.flat[i]];
      if (mine === 0 && theirs === 0) continue;
      const met = Math.sqrt(mine / total[a]);
      const wanted = Math.sqrt(theirs / total[x]);
      const own = Math.exp(-(model.base + wNeeds * met + wSought * wanted));
      const others = Math.exp(-(model.base + wNeeds * wanted + wSought * met));
      const score = 2 / (2 + (own + others));
      offer(best, a, x, score);
      offer(best, x, a, score);
    }
    sought.fill(0);
    offered.fill(0);
  }
  return best;
}

function mark(marks, { flat, width }, row, worth) {
  for (let i = row * width; i < (row + 1) * width; i++) if (flat[i] >= 0) marks[flat[i]] = worth[flat[i]];
}

function newHeaps(people, limit) {
  return { limit, rows: new Int32Array(people * limit).fill(-1), scores: new Float64Array(people * limit).fill(-1) };
}

/** Keeps a row's places sorted; rows are offered in ascending order, so an equal later one stays behind. */
function offer({ limit, rows, scores }, row, other, score) {
  const first = row * limit;
  let place = first + limit - 1;
  if (score <= scores[place]) return;
  for (; place > first && score > scores[place - 1]; place--) {
    scores[place] = scores[place - 1];
    rows[place] = rows[place - 1];
  }
  scores[place] = score;
  rows[place] = other;
}
