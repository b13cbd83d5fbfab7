import fc from 'fast-check';
import { defused } from './cell.rules.js';
import { hubspotColumns, plainColumns, salesforceColumns, tableOf } from './columns.rules.js';
import type { ExportedLead } from './exported-lead.js';
import { toVcard } from './vcard.rules.js';

const lead: ExportedLead = {
  firstName: 'Bea',
  lastName: 'Buyer; née Käufer',
  jobTitle: 'Head, buying',
  companyName: '',
  country: 'BE',
  contact: { email: 'bea@buyers.example', phone: '+32 2 123 45 67' },
  sources: ['scanned'],
  firstAt: '2026-11-22T10:00:00.000Z',
  lastAt: '2026-11-22T10:00:00.000Z',
  grade: 4,
  temperature: 'hot',
  tags: ['VIP'],
  nextStep: 'Send a quote',
  nextOn: '2026-12-01',
  assignedTo: 'Alex Host',
  notes: ['Wants a demo'],
  answers: ['yes'],
  consents: [{ act: 'scan', at: '2026-11-22T10:00:00.000Z', fields: ['email', 'phone'] }],
};
const none: ExportedLead = { ...lead, contact: {}, consents: [] };

const rowOf = (columns: Parameters<typeof tableOf>[0], one: ExportedLead) => {
  const [headings = [], cells = []] = tableOf(columns, [one]);
  return Object.fromEntries(headings.map((heading, index) => [heading, cells[index]]));
};

describe('the cells of an export', () => {
  it('never begin a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (first, rest) => {
        const cell = defused(first + rest);
        expect(cell.startsWith("'") || /^\+\d{6,15}$/.test(cell)).toBe(true);
      }),
    );
    expect(defused('=HYPERLINK("https://evil.example";"x")')).toBe(`'=HYPERLINK("https://evil.example";"x")`);
    expect(defused('+1+cmd|x')).toBe("'+1+cmd|x");
  });

  it('leave other texts and telephone numbers as they are understood', () => {
    expect(defused('Bea')).toBe('Bea');
    expect(defused('+32 (2) 123-45.67')).toBe('+3221234567');
  });
});

describe('the columns of an export', () => {
  it.each([
    ['plain', plainColumns(['A budget?'])],
    ['HubSpot', hubspotColumns],
    ['Salesforce', salesforceColumns],
  ])('of %s carry basis, date and scope of consent', (_, columns) => {
    expect(rowOf(columns, lead)).toMatchObject({
      'Consent basis': 'scan',
      'Consent date': '2026-11-22T10:00:00.000Z',
      'Consent scope': 'email, phone',
    });
    expect(rowOf(columns, none)).toMatchObject({ 'Consent basis': 'none', 'Consent scope': '', Email: '' });
  });

  it('have the answers to the questions of the booth', () => {
    expect(rowOf(plainColumns(['A budget?']), lead)).toMatchObject({ 'A budget?': 'yes' });
  });

  it('give Salesforce what it requires', () => {
    expect(rowOf(salesforceColumns, lead)).toMatchObject({ Company: '[not provided]', Rating: 'Hot' });
  });
});

describe('vCards', () => {
  it('escape, fold and say the consent', () => {
    const text = toVcard([{ ...lead, notes: ['é'.repeat(80)] }, none]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const whole = text.replaceAll('\r\n ', '');
    expect(whole).toContain('N:Buyer\\; née Käufer;Bea;;;');
    expect(whole).toContain('TITLE:Head\\, buying');
    expect(whole).toContain(`${'é'.repeat(80)}\\nConsent: scan\\, 2026-11-22T10:00:00.000Z: email\\, phone`);
    expect(whole.match(/EMAIL/g)).toHaveLength(1);
    expect(whole.match(/Consent: none/g)).toHaveLength(1);
  });
});
