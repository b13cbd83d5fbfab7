import { mediaProblemOf } from './media-problem.js';

describe('mediaProblemOf', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission denied by system', 'blocked'],
    [
      'NotAllowedError',
      'The request is not allowed by the user agent or the platform in the current context.',
      'blocked',
    ],
    ['SecurityError', '', 'blocked'],
    ['NotFoundError', 'Requested device not found', 'absent'],
    ['OverconstrainedError', '', 'absent'],
    ['NotReadableError', 'Could not start video source', 'in-use'],
    ['AbortError', 'Starting videoinput failed', 'in-use'],
    ['InsecureContextError', '', 'insecure'],
    ['TypeError', 'x', 'unknown'],
  ])('reads %s (%s) as %s', (name, message, problem) => {
    expect(mediaProblemOf(Object.assign(new Error(message), { name }))).toBe(problem);
  });

  it('does not fall over something that is no error', () => {
    expect(mediaProblemOf(undefined)).toBe('unknown');
  });
});
