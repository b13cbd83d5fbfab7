import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type ChatMessage,
  chatImageMaxBytes,
  type listChatMessages,
  type QueryOf,
  type WritingBar,
} from '@parvis/contracts';
import {
  DomainError,
  decodeCursor,
  encodeCursor,
  FileStore,
  inspectUpload,
  notFound,
  Outbox,
  pageFrom,
  type RateLimit,
  RateLimiter,
  type UploadedFile,
} from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ChatRepository, type MessageRecord, type StoredFile } from './chat.repository.js';
import { mayChange } from './chat.rules.js';
import { ChatNews } from './chat-news.js';
import { ChatStorage } from './chat-storage.js';
import { ConversationAccess, type ConversationPlace } from './conversation-access.js';
import { MessageViews } from './message-views.js';
import { MayWrite } from './who-may-write.js';

const messageLimit: RateLimit = { name: 'chat-messages', points: 30, seconds: 30 };
const fileLimit: RateLimit = { name: 'chat-files', points: 20, seconds: 300 };

/** The messages of a conversation, of whatever kind: for whoever belongs to it. */
@Injectable()
export class ChatService {
  constructor(
    private readonly access: ConversationAccess,
    private readonly chat: ChatRepository,
    private readonly views: MessageViews,
    private readonly mayWrite: MayWrite,
    private readonly files: FileStore,
    private readonly storage: ChatStorage,
    private readonly news: ChatNews,
    private readonly limiter: RateLimiter,
    private readonly outbox: Outbox,
    private readonly dataSource: DataSource,
  ) {}

  async list(
    fairId: string,
    id: string,
    userId: string,
    query: QueryOf<typeof listChatMessages>,
  ): Promise<AnswerOf<typeof listChatMessages>> {
    const { self, isModerator } = await this.access.require(fairId, id, userId);
    const [rows, { lastSeq, lastChange }] = await Promise.all([this.rowsOf(id, query), this.chat.marks(id)]);
    const viewOf = await this.views.of(rows);
    const isBack = query.after === undefined && query.since === undefined;
    const page = isBack
      ? pageFrom(rows, query.limit, lastSeq, (row) => [row.seq], viewOf)
      : { items: rows.map(viewOf), nextCursor: olderThan(rows), total: lastSeq };
    return { ...page, selfId: self.id, canModerate: isModerator, lastChange };
  }

  async say(fairId: string, id: string, userId: string, clientId: string, text: string): Promise<ChatMessage> {
    const place = await this.access.require(fairId, id, userId);
    const known = await this.known(place, clientId);
    if (known) return known;
    await this.assertMayWrite(place);
    await this.limiter.consume(messageLimit, place.self.id);
    await this.write(place, clientId, text, async () => null);
    return this.told(place, clientId);
  }

  async sendFile(
    fairId: string,
    id: string,
    userId: string,
    clientId: string,
    upload: UploadedFile,
  ): Promise<ChatMessage> {
    const place = await this.access.require(fairId, id, userId);
    const known = await this.known(place, clientId);
    if (known) return known;
    await this.assertMayWrite(place);
    await this.limiter.consume(fileLimit, place.self.id);
    const { bytes, name, ending, type, picture } = await inspectUpload(upload, { pictureMaxBytes: chatImageMaxBytes });
    await this.storage.assertRoom(fairId, id, bytes.byteLength);
    const key = `fairs/${fairId}/chat/${randomUUID()}.${ending}`;
    await this.chat.announceFile(key);
    await this.files.put(key, bytes, type);
    const file = { fairId, conversationId: id, key, name, type, size: bytes.byteLength, picture };
    await this.write(place, clientId, '', async (manager) => {
      await this.storage.takeRoom(manager, fairId, id, file.size);
      return this.chat.keepFile(manager, file);
    });
    return this.told(place, clientId);
  }

  async edit(fairId: string, id: string, userId: string, messageId: string, text: string): Promise<ChatMessage> {
    const place = await this.access.require(fairId, id, userId);
    const message = await this.chat.find(id, messageId);
    if (!message || message.isDeleted || message.isHidden || message.file) throw notFound('message');
    if (message.senderId !== place.self.id) throw ofSomebodyElse();
    if (!mayChange(message, { participantId: place.self.id, isModerator: false }, Date.now())) throw tooOld();
    await this.assertMayWrite(place, ['not-accepted']);
    await this.chat.edit(messageId, text);
    return this.toldOf(place, messageId);
  }

  async remove(fairId: string, id: string, userId: string, messageId: string): Promise<ChatMessage> {
    const place = await this.access.require(fairId, id, userId);
    const message = await this.chat.find(id, messageId);
    if (!message) throw notFound('message');
    const reader = { participantId: place.self.id, isModerator: place.isModerator };
    if (!message.isDeleted) {
      if (message.senderId !== reader.participantId && !reader.isModerator) throw ofSomebodyElse();
      if (!mayChange(message, reader, Date.now())) throw tooOld();
      await this.chat.remove(messageId);
    }
    return this.toldOf(place, messageId);
  }

  /** @throws NOT_FOUND also for people who do not belong to the conversation. */
  async file(fairId: string, id: string, userId: string, fileId: string): Promise<StoredFile> {
    await this.access.require(fairId, id, userId);
    const file = await this.chat.findFile(fairId, id, fileId);
    if (!file) throw notFound('file');
    return file;
  }

  private rowsOf(id: string, { cursor, after, since, limit }: QueryOf<typeof listChatMessages>) {
    if (since !== undefined) return this.chat.listSince(id, since, limit);
    if (after !== undefined) return this.chat.listAfter(id, after, limit);
    const [before] = decodeCursor(cursor, 1) ?? [null];
    return this.chat.list(id, before === null ? null : Number(before) || 0, limit);
  }

  private async assertMayWrite(place: ConversationPlace, except: readonly WritingBar[] = []): Promise<void> {
    const bar = await this.mayWrite.bar(place);
    if (bar === null || except.includes(bar)) return;
    if (bar === 'suspended')
      throw new DomainError('CHAT_SUSPENDED', 'conflict', 'The organiser has taken your part in chats');
    if (bar === 'not-accepted') throw notAccepted();
    throw new DomainError('CHAT_NOT_POSSIBLE', 'conflict', 'Nothing can be written to this person');
  }

  /** All of it or nothing; sent for the second time, nothing. */
  private async write(
    place: ConversationPlace,
    clientId: string,
    text: string,
    keepFile: (manager: EntityManager) => Promise<string | null>,
  ): Promise<void> {
    const { fairId, id, self } = place;
    await this.dataSource
      .transaction(async (manager) => {
        const fileId = await keepFile(manager);
        if (place.kind === 'room') await this.chat.ensureRoom(manager, fairId, id);
        const next = await this.chat.next(manager, id, sideOf(place));
        if (place.kind === 'direct' && !next.isAccepted) {
          if (next.createdBy !== self.id) await this.accept(manager, id);
          // Two windows of one person at the same moment.
          else if (next.seq > 1) throw notAccepted();
        }
        const isNew = await this.chat.add(manager, next, {
          fairId,
          conversationId: id,
          senderId: self.id,
          isByParticipant: self.id !== self.userId,
          clientId,
          text,
          fileId,
        });
        if (!isNew) throw new AlreadySent();
        const { boothId, visitorId: participantId } = next;
        if (next.isBothWays && boothId && participantId) {
          const at = new Date().toISOString();
          await this.outbox.record(manager, 'chat.both-ways.v1', { fairId, boothId, participantId, at });
        }
      })
      .catch((error: unknown) => {
        if (!(error instanceof AlreadySent)) throw error;
      });
  }

  /** Whoever answers accepts. */
  private async accept(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`update live.conversation set accepted_at = now(), declined_at = null where id = $1`, [id]);
  }

  /** What this person has sent under this id before. */
  private async known({ self, id }: ConversationPlace, clientId: string): Promise<ChatMessage | null> {
    const message = await this.chat.bySender(self.id, clientId);
    if (!message) return null;
    // The same id in another conversation is a mistake of the client, not a second delivery.
    if (!(await this.chat.find(id, message.id)))
      throw new DomainError('CONFLICT', 'conflict', 'This id belongs to a message in another conversation');
    return (await this.views.of([message]))(message);
  }

  private async told(place: ConversationPlace, clientId: string): Promise<ChatMessage> {
    return this.tell(place, await this.chat.bySender(place.self.id, clientId));
  }

  private async toldOf(place: ConversationPlace, messageId: string): Promise<ChatMessage> {
    return this.tell(place, await this.chat.find(place.id, messageId));
  }

  private async tell(place: ConversationPlace, row: MessageRecord | null): Promise<ChatMessage> {
    if (!row) throw notFound('message');
    const message = (await this.views.of([row]))(row);
    await this.news.message(place, message);
    return message;
  }
}

class AlreadySent extends Error {}

const sideOf = ({ kind, isTeam }: ConversationPlace) => (kind !== 'booth' ? null : isTeam ? 'team' : 'visitor');

/** Where the list goes on towards the beginning. */
function olderThan(rows: readonly MessageRecord[]): string | null {
  const oldest = Math.min(...rows.map(({ seq }) => seq));
  return rows.length > 0 && oldest > 1 ? encodeCursor([oldest]) : null;
}

const notAccepted = () =>
  new DomainError('CHAT_NOT_ACCEPTED', 'conflict', 'The first message has to be accepted before the second');
const ofSomebodyElse = () => new DomainError('NOT_ALLOWED', 'not-allowed', 'This was written by somebody else');
const tooOld = () => new DomainError('MESSAGE_TOO_OLD', 'conflict', 'Messages can be changed for ten minutes');
