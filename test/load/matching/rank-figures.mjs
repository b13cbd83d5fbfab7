// How good an order of people is.

const top = 5;

/**
 * nDCG@5 of each person's order of the others by `scores`, a match being what is looked for; over the people who have one.
 * @param test positions of the answers that are ranked
 * @returns mean, and its standard error over people
 */
export function ndcgAt5(answers, scores, test) {
  const lists = new Map();
  for (const k of test) {
    const list = lists.get(answers[k].from);
    if (list) list.push(k);
    else lists.set(answers[k].from, [k]);
  }
  const values = [];
  for (const list of lists.values()) {
    const matches = list.filter((k) => answers[k].match).length;
    if (matches === 0) continue;
    const ranked = [...list].sort((a, b) => scores[b] - scores[a] || a - b).slice(0, top);
    let gain = 0;
    let best = 0;
    for (let place = 0; place < top; place++) {
      if (place < ranked.length && answers[ranked[place]].match) gain += 1 / Math.log2(place + 2);
      if (place < matches) best += 1 / Math.log2(place + 2);
    }
    values.push(gain / best);
  }
  const { mean, deviation } = meanOf(values);
  return { mean, error: deviation / Math.sqrt(values.length) };
}

/** Mean and standard deviation. */
export function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
