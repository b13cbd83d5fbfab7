import type { BoothCard } from '@parvis/contracts';
import type { CompanyCard } from '@parvis/profiles';

/** What the booth itself knows of its card; the rest is the company's. */
export type OwnCard = Pick<BoothCard, 'id' | 'size' | 'tagline' | 'logoUrl' | 'hall' | 'stand'>;

/** Joins what the booth says with what its company is. */
export const toBoothCard = ({ id, size, tagline, logoUrl, hall, stand }: OwnCard, company: CompanyCard): BoothCard => ({
  id,
  companyId: company.id,
  companyName: company.name,
  country: company.country,
  sector: company.sector,
  size,
  tagline,
  logoUrl,
  hall,
  stand,
});
