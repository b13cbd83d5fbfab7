import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type ChatMessage,
  chatImageMaxBytes,
  type listChatMessages,
  type QueryOf,
} from '@parvis/contracts';
import {
  DomainError,
  decodeCursor,
  FileStore,
  inspectUpload,
  notFound,
  pageFrom,
  type RateLimit,
  RateLimiter,
  RealtimePublisher,
  type UploadedFile,
} from '@parvis/platform';
import { ParticipantReader } from '@parvis/profiles';
import { DataSource } from 'typeorm';
import type { RoomPlace } from '../access/room-membership.js';
import { type RoomMember, RoomMemberships } from '../access/room-memberships.js';
import { ChatRepository, type MessageRecord, type StoredFile } from './chat.repository.js';
import { mayDelete } from './chat.rules.js';

const messageLimit: RateLimit = { name: 'chat-messages', points: 30, seconds: 30 };
const fileLimit: RateLimit = { name: 'chat-files', points: 20, seconds: 300 };

/** The chat of a room: for whoever belongs to the room, before, during and after the call. */
@Injectable()
export class ChatService {
  constructor(
    private readonly memberships: RoomMemberships,
    private readonly chat: ChatRepository,
    private readonly participants: ParticipantReader,
    private readonly files: FileStore,
    private readonly realtime: RealtimePublisher,
    private readonly limiter: RateLimiter,
    private readonly dataSource: DataSource,
  ) {}

  async list(
    fairId: string,
    roomId: string,
    userId: string,
    { cursor, limit }: QueryOf<typeof listChatMessages>,
  ): Promise<AnswerOf<typeof listChatMessages>> {
    const { participant, place } = await this.memberships.require(fairId, roomId, userId);
    const [before] = decodeCursor(cursor, 1) ?? [null];
    const [rows, total] = await Promise.all([
      this.chat.list(fairId, roomId, before === null ? null : Number(before) || 0, limit),
      this.chat.count(fairId, roomId),
    ]);
    const viewOf = await this.viewsOf(rows);
    const page = pageFrom(rows, limit, total, (row) => [row.seq], viewOf);
    return { ...page, selfId: participant.id, canModerate: place.isModerator };
  }

  async say(fairId: string, roomId: string, userId: string, clientId: string, text: string): Promise<ChatMessage> {
    const member = await this.memberships.require(fairId, roomId, userId);
    const known = await this.known(member, clientId);
    if (known) return known;
    await this.limiter.consume(messageLimit, member.participant.id);
    const { id: senderId } = member.participant;
    await this.dataSource.transaction((manager) =>
      this.chat.add(manager, { fairId, roomId, senderId, clientId, text, fileId: null }),
    );
    return this.told(member, clientId);
  }

  async sendFile(
    fairId: string,
    roomId: string,
    userId: string,
    clientId: string,
    upload: UploadedFile,
  ): Promise<ChatMessage> {
    const member = await this.memberships.require(fairId, roomId, userId);
    const known = await this.known(member, clientId);
    if (known) return known;
    const { id: senderId } = member.participant;
    await this.limiter.consume(fileLimit, senderId);
    const { bytes, name, ending, type, picture } = await inspectUpload(upload, { pictureMaxBytes: chatImageMaxBytes });
    const key = `fairs/${fairId}/chat/${randomUUID()}.${ending}`;
    await this.chat.announceFile(key);
    await this.files.put(key, bytes, type);
    await this.dataSource
      .transaction(async (manager) => {
        const fileId = await this.chat.keepFile(manager, {
          fairId,
          roomId,
          key,
          name,
          type,
          size: bytes.byteLength,
          picture,
        });
        const isNew = await this.chat.add(manager, { fairId, roomId, senderId, clientId, text: '', fileId });
        // The same upload has won elsewhere; what this one stored is swept up.
        if (!isNew) throw new AlreadySent();
      })
      .catch((error: unknown) => {
        if (!(error instanceof AlreadySent)) throw error;
      });
    return this.told(member, clientId);
  }

  async remove(fairId: string, roomId: string, userId: string, messageId: string): Promise<ChatMessage> {
    const member = await this.memberships.require(fairId, roomId, userId);
    const message = await this.chat.find(fairId, roomId, messageId);
    if (!message) throw notFound('message');
    const reader = { participantId: member.participant.id, isModerator: member.place.isModerator };
    if (!message.isDeleted) {
      if (message.senderId !== reader.participantId && !reader.isModerator)
        throw new DomainError('NOT_ALLOWED', 'not-allowed', 'This was written by somebody else');
      if (!mayDelete(message, reader, Date.now()))
        throw new DomainError('MESSAGE_TOO_OLD', 'conflict', 'Messages can be deleted for ten minutes');
      await this.chat.remove(messageId);
      this.tell(member.place);
    }
    const viewOf = await this.viewsOf([message]);
    return viewOf({ ...message, text: '', file: null, isDeleted: true });
  }

  /** @throws NOT_FOUND also for people who do not belong to the room. */
  async file(fairId: string, roomId: string, userId: string, fileId: string): Promise<StoredFile> {
    await this.memberships.require(fairId, roomId, userId);
    const file = await this.chat.findFile(fairId, roomId, fileId);
    if (!file) throw notFound('file');
    return file;
  }

  /** What this person has sent under this id before. */
  private async known({ participant, place }: RoomMember, clientId: string): Promise<ChatMessage | null> {
    const message = await this.chat.bySender(participant.id, clientId);
    if (!message) return null;
    // The same id in another room is a mistake of the client, not a second delivery.
    if (!(await this.chat.find(place.fairId, place.roomId, message.id)))
      throw new DomainError('CONFLICT', 'conflict', 'This id belongs to a message in another room');
    return (await this.viewsOf([message]))(message);
  }

  private async told({ participant, place }: RoomMember, clientId: string): Promise<ChatMessage> {
    const message = await this.chat.bySender(participant.id, clientId);
    if (!message) throw notFound('message');
    this.tell(place);
    return (await this.viewsOf([message]))(message);
  }

  private tell({ fairId, roomId, audiences }: RoomPlace): void {
    this.realtime.publish(audiences, 'chat.changed', { fairId, roomId });
  }

  private async viewsOf(rows: readonly MessageRecord[]): Promise<(row: MessageRecord) => ChatMessage> {
    const lines = await this.participants.lines([...new Set(rows.map((row) => row.senderId))]);
    return (row) => {
      const line = lines.get(row.senderId);
      return { ...row, senderName: line?.name.trim() || '–', companyName: line?.companyName ?? '' };
    };
  }
}

class AlreadySent extends Error {}
