import type { Booth, BoothContent, BoothDraft } from '@parvis/contracts';
import { pictureAddress, pictureAddressOrNone } from './editing.js';

/** A booth as visitors would see it if this draft were published. */
export function previewOf(booth: Booth, content: BoothContent, draft: BoothDraft): Booth {
  const byId = new Map(draft.people.map((person) => [person.id, person]));
  const named = content.people?.flatMap((id) => byId.get(id) ?? []) ?? draft.people;
  return {
    ...booth,
    tagline: content.tagline,
    description: content.description,
    website: content.website ?? draft.companyWebsite,
    video: content.video,
    links: content.links.filter(({ label, url }) => label && url),
    logoUrl: pictureAddressOrNone(content.logoId),
    bannerUrl: pictureAddressOrNone(content.bannerId),
    products: content.products.map((product) => ({ ...product, pictures: product.pictures.map(pictureAddress) })),
    team: named.slice(0, draft.limits.people),
  };
}
