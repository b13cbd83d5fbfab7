import { Injectable } from '@nestjs/common';
import type { Recording } from '@parvis/contracts';
import { notAllowed, notFound, RealtimePublisher, type SentFile } from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { RoomMemberships } from '../access/room-memberships.js';
import { type RecordingRecord, RecordingRepository } from './recording.repository.js';

const shown = 50;

/** Recordings for the people of a room and whoever is recorded. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly recordings: RecordingRepository,
    private readonly memberships: RoomMemberships,
    private readonly participants: ParticipantReader,
    private readonly realtime: RealtimePublisher,
  ) {}

  async list(fairId: string, roomId: string, userId: string): Promise<Recording[]> {
    const readerId = await this.memberships.idOf(fairId, userId);
    const place = await this.memberships.find(fairId, roomId, readerId);
    if (!place) throw notFound('room');
    const records = await this.recordings.list(fairId, roomId, shown);
    const seen = place.seesRecordings ? records : records.filter((record) => isIn(record, readerId));
    return this.views(seen, readerId);
  }

  /** @throws NOT_ALLOWED for people of the room who are not in it */
  async remove(fairId: string, recordingId: string, userId: string): Promise<Recording> {
    const { record, readerId, isRecorded } = await this.own(fairId, recordingId, userId);
    if (!isRecorded) throw notAllowed('Only people who are recorded can delete it');
    if (record.state !== 'deleted') {
      await this.recordings.remove(recordingId, readerId);
      const place = await this.memberships.find(fairId, record.roomId, readerId);
      if (place) this.realtime.publish(place.audiences, 'recordings.changed', { fairId, roomId: record.roomId });
    }
    const after = await this.recordings.find(recordingId);
    const [view] = await this.views(after ? [after] : [], readerId);
    if (!view) throw notFound('recording');
    return view;
  }

  /** The film; that it was asked for is noted. */
  async film(fairId: string, recordingId: string, userId: string, isDownload: boolean): Promise<SentFile> {
    const { record, readerId } = await this.own(fairId, recordingId, userId);
    const { key, type, size, startedAt } = record;
    if (key === null || type === null || size === null) throw notFound('recording');
    await this.recordings.noteAccess(recordingId, readerId, isDownload ? 'downloaded' : 'played');
    const name = `${startedAt.slice(0, 16).replace(/[T:]/g, '-')}.${type === 'video/mp4' ? 'mp4' : 'webm'}`;
    return { key, id: recordingId, name, type, size, isShown: !isDownload };
  }

  /** @throws NOT_FOUND for whoever is neither in it nor of its room, or of the room and may not see its recordings (yet) */
  private async own(fairId: string, recordingId: string, userId: string) {
    const [record, readerId] = await Promise.all([
      this.recordings.find(recordingId),
      this.memberships.idOf(fairId, userId),
    ]);
    if (record === null || record.fairId !== fairId) throw notFound('recording');
    const isRecorded = isIn(record, readerId);
    const place = isRecorded ? null : await this.memberships.find(fairId, record.roomId, readerId);
    if (!isRecorded && !place?.seesRecordings) throw notFound('recording');
    return { record, readerId, isRecorded };
  }

  private async views(records: readonly RecordingRecord[], readerId: string): Promise<Recording[]> {
    const ids = records.flatMap(({ people, missing, deletedBy }) =>
      [...[...people, ...missing].map((p) => p.participantId), deletedBy ?? []].flat(),
    );
    const lines = await this.participants.lines([...new Set(ids)]);
    const nameOf = (id: string, calledAs = '') => lines.get(id)?.name.trim() || calledAs || '–';
    return records.map(({ fairId, roomId, key, attempts, people, missing, deletedBy, ...record }) => ({
      ...record,
      people: people.map(({ calledAs, ...person }) => ({ ...person, name: nameOf(person.participantId, calledAs) })),
      missing: missing.map((gap) => ({
        ...gap,
        name: nameOf(gap.participantId, people.find((each) => each.participantId === gap.participantId)?.calledAs),
      })),
      deletedBy: deletedBy === null ? null : nameOf(deletedBy),
      canDelete: record.state !== 'deleted' && people.some(({ participantId }) => participantId === readerId),
    }));
  }
}

const isIn = ({ people }: RecordingRecord, participantId: string): boolean =>
  people.some((person) => person.participantId === participantId);
