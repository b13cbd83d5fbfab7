/**
 * Why a camera or microphone is not to be had. `denied`: the person or the browser said no. `blocked`: the system or the page's
 * policy forbids it. `in-use`: another program holds it. `lost`: it was unplugged.
 */
export type MediaProblem = 'denied' | 'absent' | 'in-use' | 'insecure' | 'blocked' | 'lost' | 'unknown';

/** Reads the reason from what `getUserMedia` rejects with. */
export function mediaProblemOf(error: unknown): MediaProblem {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  switch (name) {
    case 'NotAllowedError':
      // Chromium and Firefox say so when the operating system, not the person, refuses.
      return /system|platform|permissions? policy|feature policy/i.test(message) ? 'blocked' : 'denied';
    case 'SecurityError':
      return 'blocked';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    case 'InsecureContextError':
      return 'insecure';
    default:
      return 'unknown';
  }
}
