import { takesPartIn } from './takes-part.rules.js';

describe('how somebody takes part in a meeting', () => {
  const mixed = { place: 'table', hasVideo: true } as const;

  it('is as chosen where some are on site and some by video', () => {
    expect(takesPartIn(mixed, { takesPart: 'virtual', attendance: 'on_site' })).toBe('virtual');
    expect(takesPartIn(mixed, { takesPart: 'on_site', attendance: 'virtual' })).toBe('on_site');
  });

  it('is as the profile says for whoever has not chosen', () => {
    expect(takesPartIn(mixed, { takesPart: null, attendance: 'virtual' })).toBe('virtual');
    expect(takesPartIn(mixed, { takesPart: null, attendance: 'both' })).toBe('on_site');
  });

  it('is the only way there is, whatever was chosen for another time', () => {
    expect(takesPartIn({ place: 'video', hasVideo: true }, { takesPart: 'on_site', attendance: 'on_site' })).toBe(
      'virtual',
    );
    expect(takesPartIn({ place: 'booth', hasVideo: false }, { takesPart: 'virtual', attendance: 'virtual' })).toBe(
      'on_site',
    );
  });
});
