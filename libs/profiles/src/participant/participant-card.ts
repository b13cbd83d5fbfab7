import type { ParticipantCard, PersonFace } from '@parvis/contracts';
import { imageUrl } from '@parvis/platform';

/** Columns of a face, for `cardTables`. */
export const faceColumns = `
  p.id, p.kind, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle",
  p.company_id as "companyId", coalesce(c.name, '') as "companyName", p.country, p.time_zone as "timeZone",
  p.photo_id as "photoId"`;

/** Columns of a card, for `cardTables`. Lists come as JSON, which is read many times faster than arrays of Postgres. */
export const cardColumns = `
  ${faceColumns}, to_json(p.languages) as languages, p.attendance, to_json(p.needs) as needs, to_json(p.offers) as offers,
  p.need_text as "needText", p.offer_text as "offerText", to_json(p.intents) as intents, p.stage`;

export const cardTables = 'profiles.participant p left join profiles.company c on c.id = p.company_id';

export type FaceRow = Omit<PersonFace, 'photoUrl'> & { photoId: string | null };
export type CardRow = Omit<ParticipantCard, 'photoUrl'> & { photoId: string | null };

/** Leaves out whatever a query selected beyond the face. */
export const toFace = (row: FaceRow): PersonFace => ({
  id: row.id,
  kind: row.kind,
  firstName: row.firstName,
  lastName: row.lastName,
  jobTitle: row.jobTitle,
  companyId: row.companyId,
  companyName: row.companyName,
  country: row.country,
  timeZone: row.timeZone,
  photoUrl: imageUrl(row.photoId),
});

/** Leaves out whatever a query selected beyond the card. */
export const toCard = (row: CardRow): ParticipantCard => ({
  ...toFace(row),
  languages: row.languages,
  attendance: row.attendance,
  needs: row.needs,
  offers: row.offers,
  needText: row.needText,
  offerText: row.offerText,
  intents: row.intents,
  stage: row.stage,
});
