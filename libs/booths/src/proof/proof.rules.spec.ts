import {
  certificateStandings,
  countingKeys,
  daysLater,
  type NamedProof,
  standingOf,
  statedOnly,
} from './proof.rules.js';

const today = '2026-11-22';
const proof = (name: string, more: Partial<NamedProof> = {}): NamedProof => ({
  kind: 'certificate',
  name,
  state: 'verified',
  expiresOn: null,
  ...more,
});

describe('a proof', () => {
  it.each<[NamedProof['state'], string | null, string]>([
    ['verified', null, 'verified'],
    ['verified', today, 'verified'],
    ['verified', '2026-11-21', 'expired'],
    ['stated', '2026-11-21', 'expired'],
    ['refused', '2026-11-21', 'refused'],
  ])('that is %s until %s is %s', (state, expiresOn, standing) => {
    expect(standingOf({ state, expiresOn }, today)).toBe(standing);
  });

  it('of a certificate counts while it is in force, and takes the statement with it when it is not', () => {
    const standings = certificateStandings(
      [
        proof('ISO 9001:2015', { expiresOn: '2026-01-01' }),
        proof('ISO 14001', { state: 'refused' }),
        proof('ISO 27001', { expiresOn: '2026-01-01' }),
        proof('NF EN ISO 27001', { state: 'stated', expiresOn: '2027-01-01' }),
        proof('ISO 45001', { kind: 'reference', expiresOn: '2020-01-01' }),
      ],
      today,
    );
    expect(countingKeys(['iso9001', 'iso14001', 'iso45001', 'ce'], standings)).toEqual(['iso45001', 'ce', 'iso27001']);
    expect(statedOnly(['iso 9001', 'ISO 27001', 'CE'], standings)).toEqual(['CE']);
  });

  it('is looked at so many days ahead, over the end of a month', () => {
    expect(daysLater('2026-11-22', 30)).toBe('2026-12-22');
  });
});
