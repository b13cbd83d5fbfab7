import { Injectable } from '@nestjs/common';
import { BoothReader, type OfferedProduct } from '@parvis/booths';
import type { Match, MatchReason } from '@parvis/contracts';
import type { MatchProfile } from '@parvis/engine';
import { productFor } from './product-reason.rules.js';

const code = 'they-offer-what-you-seek';

/** Names the products by which exhibitors offer what somebody seeks. */
@Injectable()
export class OfferedProducts {
  constructor(private readonly booths: BoothReader) {}

  /** Adds a product to the reasons that it is one of the grounds of. One query at most. */
  async name(fairId: string, viewer: MatchProfile, matches: readonly Match[]): Promise<Match[]> {
    const own = viewer.kind === 'exhibitor' ? viewer.companyId : null;
    const asked = matches.flatMap(({ participant, forYou, forThem }) => [
      ...forYou.map((reason) => ({ reason, boothId: boothOf(participant) })),
      ...forThem.map((reason) => ({ reason, boothId: own })),
    ]);
    const told = asked.filter(({ reason, boothId }) => reason.code === code && boothId !== null);
    const products = await this.booths.productsAbout(
      fairId,
      [...new Set(told.flatMap(({ boothId }) => boothId ?? []))],
      [...new Set(told.flatMap(({ reason }) => reason.topicIds ?? []))],
    );
    if (products.length === 0) return [...matches];
    const ofBooth = new Map<string | null, OfferedProduct[]>();
    for (const product of products) ofBooth.set(product.boothId, [...(ofBooth.get(product.boothId) ?? []), product]);
    const named = (reasons: readonly MatchReason[], boothId: string | null) =>
      reasons.map((reason) => withProduct(reason, ofBooth.get(boothId) ?? []));
    return matches.map((match) => ({
      ...match,
      forYou: named(match.forYou, boothOf(match.participant)),
      forThem: named(match.forThem, own),
    }));
  }
}

const boothOf = ({ kind, companyId }: Match['participant']): string | null => (kind === 'exhibitor' ? companyId : null);

function withProduct(reason: MatchReason, products: readonly OfferedProduct[]): MatchReason {
  const product = reason.code === code ? productFor(reason.topicIds ?? [], products) : null;
  return product ? { ...reason, product: { id: product.id, name: product.name } } : reason;
}
