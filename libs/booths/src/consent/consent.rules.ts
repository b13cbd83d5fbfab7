import { type Contact, type ContactCard, type ContactField, contactFields } from '@parvis/contracts';

/** A receipt, as far as the decision needs it. */
export interface GivenFields {
  fields: readonly ContactField[];
  isRevoked: boolean;
}

/** All that could be given of a person. Empty texts are not there. */
export type ContactData = Record<ContactField, string>;

/**
 * The one rule by which contact data reaches a booth, on pages, in exports and in webhooks: a field is visible while a receipt that is
 * not revoked names it.
 */
export function visibleContact(receipts: readonly GivenFields[], data: ContactData): Contact {
  const given = new Set(receipts.filter(({ isRevoked }) => !isRevoked).flatMap(({ fields }) => fields));
  return Object.fromEntries(
    contactFields.filter((field) => given.has(field) && data[field] !== '').map((field) => [field, data[field]]),
  );
}

/** What an act gives: never more than the organiser allows, nor more than the person wants. */
export const givenBy = (allowed: readonly ContactField[], wanted: readonly ContactField[] | null): ContactField[] =>
  contactFields.filter((field) => allowed.includes(field) && (wanted?.includes(field) ?? true));

/** Mail comes from the profile, the rest from the person's card. */
export const contactData = (
  email: string,
  card: Pick<ContactCard, 'phone' | 'address' | 'website'> | undefined,
): ContactData => ({
  email,
  phone: card?.phone ?? '',
  address: card?.address ?? '',
  website: card?.website ?? '',
});
