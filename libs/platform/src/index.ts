export { AccessGuard, CurrentCaller, type FairCaller } from './auth/access.guard.js';
export type { Auth, Caller } from './auth/auth.js';
export { Grants } from './auth/grants.js';
export { AUTH, Sessions } from './auth/sessions.js';
export { SignInLinks } from './auth/sign-in-links.js';
export { AppConfig, loadConfig } from './config/app-config.js';
export { type CursorValues, decodeCursor, encodeCursor, pageFrom } from './database/cursor.js';
export { databaseOptions } from './database/database.module.js';
export { type TimePosition, timePlaceOf, timePositionOf } from './database/time-cursor.js';
export { withDeadline } from './deadline/deadline.js';
export { removeFilesDue } from './files/file-removals.js';
export type { ByteRange } from './files/file-shelf.js';
export { FileStore } from './files/file-store.js';
export { type SentFile, sendFile } from './files/send-file.js';
export { type InspectedUpload, inspectUpload } from './files/upload-inspector.js';
export { HealthModule } from './health/health.module.js';
export { createApplication, type Service, startService } from './http/application.js';
export { DomainError, invalid, notAllowed, notFound } from './http/domain-error.js';
export { Handles, Input } from './http/endpoint.decorator.js';
export { Upload, type UploadedFile } from './http/uploaded.js';
export { type ImageShape, ImageStore, imageUrl } from './images/image-store.js';
export { createLogger } from './logging/logger.js';
export { Metrics } from './metrics/metrics.js';
export { Outbound, OutboundError, type OutboundTrouble } from './outbound/outbound.js';
export { type EventHandler, HandlesEvent } from './outbox/event-handler.js';
export { Outbox } from './outbox/outbox.js';
export { OutboxRelay } from './outbox/outbox-relay.js';
export { Queues } from './outbox/queues.js';
export { CoreModule, PlatformModule } from './platform.module.js';
export { type RateLimit, RateLimiter } from './rate-limit/rate-limiter.js';
export { type Line, type LineChange, LinePresence, lineLifeMs } from './realtime/line-presence.js';
export { PacedNews } from './realtime/paced-news.js';
export { audience, RealtimePublisher, realtimeAdapterKey } from './realtime/realtime-publisher.js';
export { REDIS } from './redis/redis.module.js';
export { iceServers } from './room-ticket/ice-servers.js';
export { chooseNode, isViewerSeat, type NodeLoad } from './room-ticket/placement.rules.js';
export { RoomDirectory, type RoomSeat } from './room-ticket/room-directory.js';
export { type Claim, type LiveRoomNode, RoomNodeRecord, RoomNodes } from './room-ticket/room-nodes.js';
export { heartbeatMs, keys as roomKeys, nodeLifeMs } from './room-ticket/room-nodes.scripts.js';
export {
  concerns as revocationConcerns,
  type RoomRevocation,
  RoomRevocations,
} from './room-ticket/room-revocations.js';
export * from './room-ticket/room-ticket.js';
export { RoomTicketSigner, roomSessionSeconds, roomTicketSeconds } from './room-ticket/room-ticket.js';
export { RoomTickets } from './room-ticket/room-tickets.js';
export { Rounds, type RoundsOptions } from './rounds/rounds.js';
