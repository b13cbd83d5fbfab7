import { Module } from '@nestjs/common';
import { AppConfig, Queues, RoomRevocations, RoomTicketSigner } from '@parvis/platform';
import { NodeBus } from './cluster/node-bus.js';
import { NodeIdentity } from './cluster/node-identity.js';
import { NodeLoad } from './cluster/node-load.js';
import { NodePresence } from './cluster/node-presence.js';
import { NodeRegistry } from './cluster/node-registry.js';
import { RoomDrain } from './cluster/room-drain.js';
import { RoomInvitations } from './cluster/room-invitations.js';
import { StageEdge } from './cluster/stage-edge.js';
import { StageOrigin } from './cluster/stage-origin.js';
import { EventPublisher } from './event-publisher.js';
import { mediaCloserProvider, roomHostProvider, workerPoolProvider } from './media.provider.js';
import { MeetingDoors } from './meeting-doors.js';
import { CallQuality } from './quality/call-quality.js';
import { RefusalLog } from './quality/refusal-log.js';
import { RoomMetrics } from './quality/room-metrics.js';
import { RecorderCloser, recorderProvider } from './recording/recorder.provider.js';
import { RecordingKeeper } from './recording/recording-keeper.js';
import { RoomAccess } from './room-access.js';
import { RoomLines } from './room-lines.js';
import { RoomOpener } from './room-opener.js';
import { RoomRevoker } from './room-revoker.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';

/** Video rooms of this node: the socket, the media workers and the health of both. */
@Module({
  controllers: [RoomsController],
  providers: [
    Queues,
    EventPublisher,
    RoomMetrics,
    RefusalLog,
    CallQuality,
    RoomAccess,
    RoomRevocations,
    RoomRevoker,
    RoomOpener,
    MeetingDoors,
    RoomLines,
    RoomsGateway,
    NodeLoad,
    NodePresence,
    NodeRegistry,
    NodeBus,
    RoomInvitations,
    StageOrigin,
    StageEdge,
    RoomDrain,
    { provide: NodeIdentity, inject: [AppConfig], useFactory: (config: AppConfig) => new NodeIdentity(config) },
    RecordingKeeper,
    recorderProvider,
    RecorderCloser,
    workerPoolProvider,
    roomHostProvider,
    mediaCloserProvider,
    {
      provide: RoomTicketSigner,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new RoomTicketSigner(config.get('APP_SECRET')),
    },
  ],
})
export class RoomsModule {}
