/** The product that is about most of these topics; among equals the first, as a booth shows its best first. */
export function productFor<P extends { topics: readonly string[] }>(
  topicIds: readonly string[],
  products: readonly P[],
): P | null {
  const sought = new Set(topicIds);
  let best: P | null = null;
  let most = 0;
  for (const product of products) {
    const met = product.topics.filter((topic) => sought.has(topic)).length;
    if (met <= most) continue;
    best = product;
    most = met;
  }
  return best;
}
