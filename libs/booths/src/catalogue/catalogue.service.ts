import { Injectable } from '@nestjs/common';
import { type CatalogueHit, hitTextMost, Id, type Page, type QueryOf, type searchCatalogue } from '@parvis/contracts';
import { invalid } from '@parvis/platform';
import { BoothCards } from '../hall/booth-cards.js';
import { StaffedFirst } from '../hall/staffed-first.js';
import { ProductRepository } from '../product/product.repository.js';
import { type CatalogueFilter, CatalogueRepository, type HitPlace } from './catalogue.repository.js';

/** Search over all that is shown at a fair. Where no words are looked for, booths with somebody there come first. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly products: ProductRepository,
    private readonly staffed: StaffedFirst,
    private readonly cards: BoothCards,
  ) {}

  /** @throws INVALID_INPUT for a cursor that names nothing of the catalogue (any more). */
  async search(
    fairId: string,
    { cursor, limit, staffed, ...query }: QueryOf<typeof searchCatalogue>,
  ): Promise<Page<CatalogueHit>> {
    const ids = staffed === 'yes' ? await this.staffed.ids(fairId) : null;
    const filter = ids ? { ...query, part: { ids, isStaffed: true } } : query;
    const after = await this.placeOf(fairId, filter, cursor);
    const { rows, total } =
      ids || query.search
        ? await this.catalogue.search(fairId, filter, after, limit + 1)
        : await this.staffedFirst(fairId, filter, after, limit + 1);
    const page = rows.slice(0, limit);
    const [booths, products] = await Promise.all([
      this.cards.of(fairId, [...new Set(page.map(({ boothId }) => boothId))]),
      this.products.named(
        fairId,
        page.filter(({ kind }) => kind === 'product').map(({ id }) => id),
        hitTextMost,
      ),
    ]);
    const items = page.flatMap(({ id, kind, boothId }): CatalogueHit[] => {
      const booth = booths.get(boothId);
      const product = products.get(id)?.product ?? null;
      // What is withdrawn at this very moment is not there.
      return booth && (kind === 'booth' || product) ? [{ id, kind, booth, product }] : [];
    });
    return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null, total };
  }

  private async staffedFirst(fairId: string, filter: CatalogueFilter, after: HitPlace | null, limit: number) {
    const rows = await this.staffed.list({
      fairId,
      isOnly: false,
      afterBoothId: after?.boothId ?? null,
      limit,
      fetch: (part, isFromStart, most) =>
        this.catalogue.listed(fairId, { ...filter, part }, isFromStart ? null : after, most),
    });
    const isAll = after === null && rows.length < limit;
    return { rows, total: isAll ? rows.length : await this.catalogue.total(fairId, filter) };
  }

  private async placeOf(fairId: string, filter: CatalogueFilter, cursor: string | undefined): Promise<HitPlace | null> {
    if (cursor === undefined) return null;
    const id = Id.safeParse(cursor);
    const place = id.success ? await this.catalogue.placeOf(fairId, filter, id.data) : null;
    if (!place) throw invalid('cursor', 'unknown');
    return place;
  }
}
