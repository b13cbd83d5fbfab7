import { Controller } from '@nestjs/common';
import { createRoomTicket, type InputOf } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { RoomService } from './room.service.js';

@Controller()
export class RoomController {
  constructor(private readonly rooms: RoomService) {}

  @Handles(createRoomTicket)
  ticket(@Input() { params, query }: InputOf<typeof createRoomTicket>, @CurrentCaller() caller: FairCaller) {
    return this.rooms.ticket(params.fairId, caller.userId, params.meetingId, query.room);
  }
}
