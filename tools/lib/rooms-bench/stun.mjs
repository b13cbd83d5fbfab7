// What an ICE client says to an ICE-lite node (RFC 8445): one kind of request, sent again as consent (RFC 7675).
import { randomBytes } from 'node:crypto';
import { candidatePriority, classes, Message, methods } from 'werift';

export class IceAgent {
  #local = randomBytes(6).toString('hex');
  #tieBreaker = randomBytes(8).readBigUInt64BE();
  #remote;

  constructor(iceParameters) {
    this.#remote = iceParameters;
  }

  /** After an ICE restart. */
  restart(iceParameters) {
    this.#local = randomBytes(6).toString('hex');
    this.#remote = iceParameters;
  }

  /** A check that nominates its path at once, as there is only one. */
  check() {
    const request = new Message(methods.BINDING, classes.REQUEST);
    request
      .setAttribute('USERNAME', `${this.#remote.usernameFragment}:${this.#local}`)
      .setAttribute('PRIORITY', candidatePriority('prflx'))
      .setAttribute('ICE-CONTROLLING', this.#tieBreaker)
      .setAttribute('USE-CANDIDATE', null)
      .addMessageIntegrity(Buffer.from(this.#remote.password))
      .addFingerprint();
    return request.bytes;
  }
}

/** RFC 7983: what a datagram is, by its first byte. */
export function kindOf(datagram) {
  const [first, second] = datagram;
  if (first < 4) return 'stun';
  if (first >= 20 && first < 64) return 'dtls';
  if (first < 128 || first > 191) return 'unknown';
  return second >= 192 && second <= 223 ? 'rtcp' : 'rtp';
}

/** Whether a STUN message is a success response. */
export const isStunSuccess = (datagram) => datagram.readUInt16BE(0) === 0x0101;
