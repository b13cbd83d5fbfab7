import { z } from 'zod';
import { Id, Instant } from './common.js';
import { endpoint, members } from './endpoint.js';
import { RecordingGap } from './rooms-view.js';

/** How long a recording is kept. */
export const recordingDays = 30;

/** `processing`: being put together. `deleted`: the file is gone, the fact remains. */
export const RecordingPhase = z.enum(['processing', 'ready', 'failed', 'deleted']);
export type RecordingPhase = z.infer<typeof RecordingPhase>;

export const Recording = z
  .object({
    id: Id,
    startedAt: Instant,
    endedAt: Instant,
    state: RecordingPhase,
    /** Per cent of the work done while it is being put together. */
    progress: z.int(),
    /** Media type; null while there is no file. */
    type: z.string().nullable(),
    /** In bytes. */
    size: z.int().nullable(),
    durationMs: z.int().nullable(),
    /** Everybody who is heard or seen in it, and when they agreed. */
    people: z.array(z.object({ participantId: Id, name: z.string(), agreedAt: Instant.nullable() })),
    /** What is not in it, or not all of it. */
    missing: z.array(RecordingGap.extend({ name: z.string() })),
    /** It is deleted by itself then. */
    deletesAt: Instant,
    deletedAt: Instant.nullable(),
    /** Who deleted it; null while it is there, and when its time was over. */
    deletedBy: z.string().nullable(),
    /** The caller is recorded and may delete it at any time. */
    canDelete: z.boolean(),
  })
  .meta({ id: 'Recording' });
export type Recording = z.infer<typeof Recording>;

export const listRecordings = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/rooms/:roomId/recordings',
  access: members,
  answer: z.array(Recording),
  summary: 'Recordings of a room that the caller belongs to, newest first (50 at most)',
});
export const deleteRecording = endpoint({
  method: 'DELETE',
  path: '/api/live/:fairId/recordings/:recordingId',
  access: members,
  answer: Recording,
  summary: 'Takes back the agreement: deletes a recording for everybody. For whoever is recorded in it',
});
/** Answers the film; ranges can be asked for. */
export const readRecording = endpoint({
  method: 'GET',
  path: '/api/live/:fairId/recordings/:recordingId/file',
  access: members,
  query: z.object({ download: z.stringbool().default(false) }),
  summary: 'A recording, for people of its room and whoever is recorded. Each reading is noted',
});
