import { SecretSeal } from './secret-seal.js';

describe('a sealed secret', () => {
  it('is one that a copy of the database does not show', () => {
    const seal = new SecretSeal('one application', 'a purpose');
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const sealed = seal.seal(secret);
    expect(sealed.toString('latin1')).not.toContain(secret);
    expect(seal.open(sealed)).toBe(secret);
    expect(seal.seal(secret)).not.toEqual(sealed);
    expect(() => new SecretSeal('another', 'a purpose').open(sealed)).toThrow();
    expect(() => new SecretSeal('one application', 'another').open(sealed)).toThrow();
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    expect(() => seal.open(sealed)).toThrow();
  });
});
