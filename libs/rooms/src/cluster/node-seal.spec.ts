import { NodeSeal } from './node-seal.js';

const seal = new NodeSeal('a secret of thirty-two characters');

describe('NodeSeal', () => {
  it('opens what another node with the same secret has sealed', () => {
    const sealed = new NodeSeal('a secret of thirty-two characters').seal('ünïcode and {"json":1}');
    expect(seal.open(sealed)).toBe('ünïcode and {"json":1}');
    expect(Buffer.from(sealed, 'base64').toString()).not.toContain('json');
  });

  it('opens nothing that was sealed with another secret, changed, cut short or never sealed', () => {
    const sealed = seal.seal('text');
    expect(new NodeSeal('another secret of thirty-two char').open(sealed)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(seal.open(changed.toString('base64'))).toBeNull();
    }
    for (const text of ['', 'text', sealed.slice(0, 20), JSON.stringify({ kind: 'request' })]) {
      expect(seal.open(text)).toBeNull();
    }
  });
});
