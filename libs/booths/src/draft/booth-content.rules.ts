import { isDeepStrictEqual } from 'node:util';
import { type BoothContent, type FieldIssue, PublishableContent } from '@parvis/contracts';

/** Ids of all pictures that a content shows, each once. */
export const picturesOf = ({ logoId, bannerId, products }: BoothContent): Set<string> =>
  new Set([logoId, bannerId, ...products.flatMap(({ pictures }) => pictures)].filter((id) => id !== null));

/** What a package limits. Nobody named means everybody; whom a package does not hold is then left out by itself. */
export const countsOf = ({ products, people }: BoothContent) => ({
  products: products.length,
  people: people?.length ?? 0,
});

/** Whether two contents say the same, whatever the order of their fields. */
export const isSameContent = (one: BoothContent, other: BoothContent): boolean => isDeepStrictEqual(one, other);

/** Whether matching reads them differently: texts, products, topics. */
export function saysTheSame(one: BoothContent, other: BoothContent): boolean {
  const said = ({ tagline, description, products }: BoothContent) => ({
    tagline,
    description,
    products: products.map(({ id, name, description: text, topics }) => ({ id, name, text, topics })),
  });
  return isDeepStrictEqual(said(one), said(other));
}

/** What keeps a content from being shown to visitors, by field. */
export function publishingIssues(content: BoothContent): FieldIssue[] {
  const { error } = PublishableContent.safeParse(content);
  return (error?.issues ?? []).map((issue) => ({
    path: issue.path.join('.'),
    reason: issue.message === 'required' ? 'required' : 'url',
  }));
}
