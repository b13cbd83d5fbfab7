import { z } from 'zod';
import { Id, Instant, Line, PageQuery, pageOf, WebAddress } from './common.js';
import { endpoint } from './endpoint.js';
import { CallPhone } from './profiles.js';

/** Data by which a person can be reached outside the fair. */
export const contactFields = ['email', 'phone', 'address', 'website'] as const;
export const ContactField = z.enum(contactFields);
export type ContactField = z.infer<typeof ContactField>;

/** Acts by which a person gives contact data to a booth. `request`: an exchange with a question to the team. */
export const consentActs = ['exchange', 'request', 'scan', 'meeting'] as const;
export const ConsentAct = z.enum(consentActs);
export type ConsentAct = z.infer<typeof ConsentAct>;

/** Only fields that were given and that are filled in. */
export const Contact = z.partialRecord(ContactField, z.string()).meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** The person's own business card for this fair. The mail address is the profile's. */
export const ContactCard = z
  .object({
    phone: CallPhone,
    address: Line(300),
    website: z.union([WebAddress, z.literal('')]),
    /** What a scan of the badge gives, within what the organiser allows. */
    scanGives: z.array(ContactField).max(4),
    /** What a held meeting gives, likewise. */
    meetingGives: z.array(ContactField).max(4),
  })
  .meta({ id: 'ContactCard' });
export type ContactCard = z.infer<typeof ContactCard>;

export const Badge = z
  .object({
    /** What the QR code says, and what is typed where it cannot be scanned. */
    code: z.string(),
    name: z.string(),
    companyName: z.string(),
    jobTitle: z.string(),
    email: z.string(),
    card: ContactCard,
    /** What scans and meetings give at most. */
    allowed: z.object({ scan: z.array(ContactField), meeting: z.array(ContactField) }),
  })
  .meta({ id: 'Badge' });
export type Badge = z.infer<typeof Badge>;

/** What a person has given to a booth. */
export const Consent = z
  .object({
    id: Id,
    boothId: Id,
    companyName: z.string(),
    act: ConsentAct,
    fields: z.array(ContactField),
    at: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'Consent' });
export type Consent = z.infer<typeof Consent>;

/** How the caller stands with a booth. */
export const BoothContact = z
  .object({
    isBookmarked: z.boolean(),
    /** What an exchange may give: allowed by the organiser and filled in. */
    offered: Contact,
    /** What the booth has of the caller now. */
    given: z.array(ContactField),
  })
  .meta({ id: 'BoothContact' });
export type BoothContact = z.infer<typeof BoothContact>;

const person = ['exhibitor', 'participant'] as const;

export const getBadge = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/badge',
  access: person,
  answer: Badge,
  summary: "The caller's badge and business card",
});
export const renewBadge = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/badge/renewal',
  access: person,
  answer: Badge,
  summary: 'A new code; the former one is worth nothing from now on',
});
export const setContactCard = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/contact-card',
  access: person,
  body: ContactCard,
  answer: Badge,
  summary: "Changes the caller's business card; booths that were given a field read what it says now",
});
export const listConsents = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/consents',
  access: person,
  query: PageQuery,
  answer: pageOf(Consent),
  summary: "Who has the caller's data: every receipt, newest first",
});
export const revokeConsent = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/consents/:consentId',
  access: person,
  summary: 'Takes one back: the booth has none of it from now on',
});
export const revokeAllConsents = endpoint({
  method: 'DELETE',
  path: '/api/booths/:fairId/consents',
  access: person,
  summary: 'Takes everything back',
});
export const getBoothContact = endpoint({
  method: 'GET',
  path: '/api/booths/:fairId/booths/:boothId/contact',
  access: person,
  answer: BoothContact,
  summary: 'Whether the caller has marked a booth, and what it has of the caller',
});
export const giveContact = endpoint({
  method: 'POST',
  path: '/api/booths/:fairId/booths/:boothId/contact',
  access: person,
  body: z.object({ fields: z.array(ContactField).min(1, 'required').max(4), message: Line(1000).default('') }),
  answer: BoothContact,
  summary: 'Gives a booth these fields and no other; with a message it is a request',
});
export const setBookmark = endpoint({
  method: 'PUT',
  path: '/api/booths/:fairId/booths/:boothId/bookmark',
  access: person,
  body: z.object({ isBookmarked: z.boolean() }),
  answer: BoothContact,
  summary: 'Marks a booth, or unmarks it',
});
