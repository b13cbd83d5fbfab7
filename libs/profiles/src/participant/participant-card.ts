import type { ParticipantCard } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';

/** Columns of a card, for `from profiles.participant p left join profiles.company c on c.id = p.company_id`. */
export const cardColumns = `
  p.id, p.kind, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle",
  p.company_id as "companyId", coalesce(c.name, '') as "companyName", p.country, p.languages, p.time_zone as "timeZone",
  p.attendance, p.needs, p.offers, p.need_text as "needText", p.offer_text as "offerText", p.photo_id as "photoId"`;

export const cardTables = 'profiles.participant p left join profiles.company c on c.id = p.company_id';

export type CardRow = Omit<ParticipantCard, 'photoUrl'> & { photoId: string | null };

/** Leaves out whatever a query selected beyond the card. */
export const toCard = (row: CardRow): ParticipantCard => ({
  id: row.id,
  kind: row.kind,
  firstName: row.firstName,
  lastName: row.lastName,
  jobTitle: row.jobTitle,
  companyId: row.companyId,
  companyName: row.companyName,
  country: row.country,
  languages: row.languages,
  timeZone: row.timeZone,
  attendance: row.attendance,
  needs: row.needs,
  offers: row.offers,
  needText: row.needText,
  offerText: row.offerText,
  photoUrl: imageUrl(row.photoId),
});
