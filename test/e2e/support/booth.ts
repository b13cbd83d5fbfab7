import { expect, type Page } from '@playwright/test';

/** Publishes the booth of somebody's company with one product, without a page; answers where visitors find both. */
export async function publishQuietly(
  page: Page,
  fairAddress: string,
  productName: string,
): Promise<{ boothPath: string; productPath: string }> {
  const fairId = fairAddress.split('/').pop() ?? '';
  const { request } = page;
  const own = await request.get(`/api/booths/${fairId}/own`);
  expect(own.ok(), 'the own booth').toBe(true);
  const { id: boothId } = (await own.json()) as { id: string };
  const draftPath = `/api/booths/${fairId}/booths/${boothId}/draft`;
  const { content, revision } = (await (await request.get(draftPath)).json()) as {
    content: { products: unknown[] };
    revision: number;
  };
  const productId = crypto.randomUUID();
  const product = {
    id: productId,
    name: { en: productName, fr: '' },
    description: { en: '', fr: '' },
    pictures: [],
    topics: [],
    countries: [],
  };
  const saved = await request.put(draftPath, { data: { revision, content: { ...content, products: [product] } } });
  expect(saved.ok(), 'the draft').toBe(true);
  const { revision: kept } = (await saved.json()) as { revision: number };
  const published = await request.post(`/api/booths/${fairId}/booths/${boothId}/publication`, {
    data: { revision: kept },
  });
  expect(published.ok(), 'publishing').toBe(true);
  return { boothPath: `${fairAddress}/hall/${boothId}`, productPath: `${fairAddress}/products/${productId}` };
}
