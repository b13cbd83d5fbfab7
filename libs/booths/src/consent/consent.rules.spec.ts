import { contactFields } from '@parvis/contracts';
import fc from 'fast-check';
import { givenBy, visibleContact } from './consent.rules.js';

const fields = fc.subarray([...contactFields]);
const receipts = fc.array(fc.record({ fields, isRevoked: fc.boolean() }), { maxLength: 6 });
const data = fc.record({ email: fc.string(), phone: fc.string(), address: fc.string(), website: fc.string() });

describe('what a booth sees of a person', () => {
  it('is a field if and only if a receipt that stands names it and it is filled in', () => {
    fc.assert(
      fc.property(receipts, data, (given, all) => {
        const seen = visibleContact(given, all);
        for (const field of contactFields) {
          const isGiven = given.some((receipt) => !receipt.isRevoked && receipt.fields.includes(field));
          expect(seen[field]).toBe(isGiven && all[field] !== '' ? all[field] : undefined);
        }
      }),
    );
  });

  it('is nothing once everything is revoked, whatever was given', () => {
    fc.assert(
      fc.property(receipts, data, (given, all) => {
        expect(
          visibleContact(
            given.map((receipt) => ({ ...receipt, isRevoked: true })),
            all,
          ),
        ).toEqual({});
      }),
    );
  });

  it('never grows when a receipt is revoked', () => {
    fc.assert(
      fc.property(receipts, data, fc.nat(), (given, all, which) => {
        const before = Object.keys(visibleContact(given, all));
        const after = visibleContact(
          given.map((receipt, index) => (index === which % given.length ? { ...receipt, isRevoked: true } : receipt)),
          all,
        );
        expect(before).toEqual(expect.arrayContaining(Object.keys(after)));
      }),
    );
  });
});

describe('what an act gives', () => {
  it('is neither more than the organiser allows nor more than the person wants', () => {
    fc.assert(
      fc.property(fields, fc.option(fields), (allowed, wanted) => {
        const given = givenBy(allowed, wanted);
        for (const field of contactFields)
          expect(given.includes(field)).toBe(allowed.includes(field) && (wanted === null || wanted.includes(field)));
      }),
    );
  });
});
