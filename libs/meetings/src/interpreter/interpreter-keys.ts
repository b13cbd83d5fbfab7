import { bytesOfUuid, SecretLinks, uuidOf } from '../secret-link/secret-links.js';

/** What the pages of interpreters are known by, who have no account. */
export class InterpreterKeys {
  private readonly links: SecretLinks;

  constructor(applicationSecret: string) {
    this.links = new SecretLinks(applicationSecret, 'parvis interpreter v1');
  }

  /** 43 signs of base64url. */
  keyOf(interpreterId: string, edition: number): string {
    return this.links.keyOf(bytesOfUuid(interpreterId), edition);
  }

  /** Of the page that it opens. */
  pathOf(interpreterId: string, edition: number): string {
    return `/interpreting/${this.keyOf(interpreterId, edition)}`;
  }

  /** Whom a key speaks of; whether it opens anything, `opens` tells. */
  idOf(key: string): string {
    return uuidOf(this.links.idOf(key));
  }

  opens(key: string, edition: number): boolean {
    return this.links.opens(key, edition);
  }
}
