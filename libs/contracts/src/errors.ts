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
  /** The files of this conversation, or of all conversations of the fair, take as much as they may: `maxBytes` in `details`. */
  'CHAT_STORAGE_FULL',
  'CHAT_FAIR_STORAGE_FULL',
  'FILE_TYPE_NOT_SUPPORTED',
  'FILE_UNREADABLE',
  'INTERNAL',
  'UNAVAILABLE',
  'ALREADY_TAKES_PART',
  'PASSWORD_WRONG',
  'FAIR_HAS_NO_SLOTS',
  'FAIR_NOT_OPEN',
  /** Only its organisers get into the fair so far. */
  'FAIR_IN_DRAFT',
  'TOPIC_IN_USE',
  'WISHES_CLOSED',
  'WISH_FOR_COLLEAGUE',
  'COLLEAGUE_ASKED',
  'COLLEAGUE_BUSY',
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
  /** Not the code of anybody on the other side of this meeting. */
  'CHECK_IN_CODE_WRONG',
  'CHECK_IN_TOO_EARLY',
  /** The other side was asked where it is a moment ago: `retryAfterSeconds` in `details`. */
  'ASKED_JUST_NOW',
  'ALREADY_APPEALED',
  'APPEAL_DECIDED',
  'MEETING_HAS_NO_VIDEO',
  'SLOT_TAKEN',
  'OWN_DATE_OVER_MEETING',
  'NOT_A_COLLEAGUE',
  /** This person cannot be asked for a meeting: `bar` in `details` says why. */
  'REQUEST_NOT_POSSIBLE',
  /** Answered, withdrawn or expired meanwhile. */
  'REQUEST_OVER',
  'REQUEST_NOT_YOUR_TURN',
  /** Another request between the two, or about this meeting, waits already: `requestId` in `details`. */
  'REQUEST_PENDING',
  /** One of the two is no longer free then: `left` and `suggested` in `details`. */
  'TIME_TAKEN',
  'NO_TABLE_LEFT',
  'NO_INTERPRETER_FREE',
  /** The two have a partnership, or a proposal of one, already. */
  'PARTNERSHIP_EXISTS',
  'PARTNERSHIP_NOT_TAKEN',
  /** It was answered or taken back meanwhile, or waits for an answer still. */
  'PARTNERSHIP_STATE',
  'PARTNERSHIP_NEEDS_LEAD',
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
  'CHAT_NOT_POSSIBLE',
  'CHAT_NOT_ACCEPTED',
  'CHAT_SUSPENDED',
  'GROUP_FULL',
  'WEBHOOK_LIMIT',
  'EXPORT_TOO_LARGE',
  'EXPORT_OUTDATED',
  'EXPORT_IN_PROGRESS',
  'OTHER_ACCOUNT',
  /** This person does not, or not any more, let the leads of the delegation do this. */
  'CONSENT_MISSING',
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
