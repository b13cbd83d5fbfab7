import type { BoothCard } from '@parvis/contracts';
import type { CompanyCard } from '@parvis/profiles';

/** Joins what the booth says with what its company is. */
export const toBoothCard = (
  { id, size, tagline, logoUrl }: Pick<BoothCard, 'id' | 'size' | 'tagline' | 'logoUrl'>,
  company: CompanyCard,
): BoothCard => ({
  id,
  companyId: company.id,
  companyName: company.name,
  country: company.country,
  sector: company.sector,
  size,
  tagline,
  logoUrl,
});
