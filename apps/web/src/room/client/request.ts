import type { RoomRequestInput, RoomRequestName, RoomRequestOutput } from '@parvis/contracts';

/** Asks the node. Rejects with SignalError. */
export type Request = <N extends RoomRequestName>(
  name: N,
  input: RoomRequestInput<N>,
  withinMs?: number,
) => Promise<RoomRequestOutput<N>>;
