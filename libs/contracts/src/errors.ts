import { z } from 'zod';

/** What went wrong, in a form that machines and the message catalogues can rely on. Codes never change their meaning. */
export const errorCodes = [
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'CONFLICT',
  'TOO_MANY_REQUESTS',
  'FILE_TOO_LARGE',
  'FILE_TYPE_NOT_SUPPORTED',
  'FILE_UNREADABLE',
  'INTERNAL',
  'UNAVAILABLE',
  'ALREADY_TAKES_PART',
  'PASSWORD_WRONG',
  'FAIR_HAS_NO_SLOTS',
  'FAIR_NOT_OPEN',
  'TOPIC_IN_USE',
  'WISHES_CLOSED',
  'WISH_FOR_COLLEAGUE',
  'COLLEAGUE_ASKED',
  'IMPORT_ALREADY_STARTED',
  'IMPORT_COLUMN_MISSING',
  'RUN_IN_PROGRESS',
  'RUN_NOT_FINISHED',
  'RUN_ALREADY_PUBLISHED',
  'RUN_IS_WHAT_IF',
  'RULE_CONTRADICTS',
  'MEETING_NOT_STARTED',
  'MEETING_BEGUN',
  'MEETING_OVER',
  'MEETING_CANCELLED',
  'MEETING_ATTENDED',
  'NO_SHOW_TOO_EARLY',
  'MEETING_HAS_NO_VIDEO',
  'SLOT_TAKEN',
  'NOT_A_COLLEAGUE',
  'ROOM_FULL',
  'MESSAGE_TOO_OLD',
  'MEDIA_UNAVAILABLE',
  'SESSION_NOT_LIVE',
  'SESSION_OVER',
  'SESSION_STATE',
  'OWN_QUESTION',
  'POLL_NOT_OPEN',
  'ROULETTE_NOT_OPEN',
  'ROULETTE_ELSEWHERE',
  'PAIR_OVER',
  'LOUNGE_CLOSED',
  'BOOTH_LIMIT',
  'STAND_TAKEN',
  'SHIFT_TAKEN',
  'CALL_ELSEWHERE',
  'CALL_TAKEN',
  'CALL_OVER',
  'VISITOR_NOT_SEEN',
  'DOCUMENT_CLOSED',
  'DOCUMENT_NEEDS_PAGES',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One field that was refused; `path` is dotted, `reason` a code of the message catalogue or plain words. */
export const FieldIssue = z.object({ path: z.string(), reason: z.string() });
export type FieldIssue = z.infer<typeof FieldIssue>;

/** RFC 9457 problem details, with Parvis's code and the request id. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(errorCodes),
  detail: z.string().optional(),
  requestId: z.string(),
  issues: z.array(FieldIssue).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;
