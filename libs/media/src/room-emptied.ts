import type { EventEmitter } from 'node:events';
import type { RoomNews } from './room-types.js';

/** Resolves when a room is empty or closed, or after so long. */
export function emptied(room: EventEmitter<RoomNews>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      room.off('empty', done);
      room.off('closed', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    room.once('empty', done);
    room.once('closed', done);
  });
}
