import type {
  RoomClientToServer,
  RoomErrorCode,
  RoomEventName,
  RoomEvents,
  RoomHandshake,
  RoomNodeAddress,
  RoomRequestInput,
  RoomRequestName,
  RoomRequestOutput,
  RoomServerToClient,
} from '@parvis/contracts';
import { io, type Socket } from 'socket.io-client';
import { backoff } from './backoff.js';
import { SignalError } from './signal-error.js';

export interface SignalListeners {
  up(): void;
  down(): void;
  /** Another try to connect has failed; so many in a row. */
  unreachable(attempts: number): void;
  /** The handshake was refused; nothing more happens until `open` is called again. */
  refused(code: RoomErrorCode): void;
}

type Listener = (payload: unknown) => void;

/** A dead line is noticed by its pings; this is for a server that is alive and does not answer. */
const answerWithinMs = 10_000;

/** A try to connect gets more time after each failure: a lost packet costs a good line little, and a slow line is let in after all. */
const connectWithinMs = [1_500, 1_500, 3_000, 6_000] as const;

/** The line to the rooms service: reconnects by itself, and never sends later what could not be sent now. */
export class SignalSocket {
  private readonly socket: Socket<RoomServerToClient, RoomClientToServer>;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isOpen = false;
  private isConnecting = false;
  private isClosed = false;

  constructor(
    node: RoomNodeAddress,
    private readonly listeners: SignalListeners,
  ) {
    // socket.io's own reconnecting cannot be hurried when the network comes back, so it is done here.
    this.socket = io(node.origin, {
      path: node.path,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnection: false,
    });
    this.socket.on('connect', () => {
      clearTimeout(this.retry);
      this.failures = 0;
      this.isConnecting = false;
      listeners.up();
    });
    this.socket.on('disconnect', () => {
      this.isConnecting = false;
      if (this.isClosed) return;
      listeners.down();
      this.later();
    });
    this.socket.on('connect_error', (error) => this.failed(error));
    window.addEventListener('online', this.hurry);
  }

  get isUp(): boolean {
    return this.socket.connected;
  }

  /** Connected, or on the way to it: not refused, not closed. */
  get isTrying(): boolean {
    return this.isOpen;
  }

  /** Connects with these credentials, which also serve for later reconnects. */
  open(credentials: RoomHandshake): void {
    this.authorise(credentials);
    this.isOpen = true;
    this.connect();
  }

  /** Replaces the credentials of later reconnects. */
  authorise(credentials: RoomHandshake): void {
    this.socket.auth = credentials;
  }

  /** Answers how to stop listening. */
  on<N extends RoomEventName>(event: N, listener: (payload: RoomEvents[N]) => void): () => void {
    const socket = this.socket as unknown as Socket;
    socket.on(event as string, listener as Listener);
    return () => socket.off(event as string, listener as Listener);
  }

  /** Rejects with SignalError: refused, not answered in time, or no line. */
  async request<N extends RoomRequestName>(
    name: N,
    input: RoomRequestInput<N>,
    withinMs = answerWithinMs,
  ): Promise<RoomRequestOutput<N>> {
    // socket.io would keep it and send it after the next reconnect, when it means something else.
    if (!this.socket.connected) throw new SignalError('OFFLINE', 'there is no line');
    const answer = await (this.socket as Socket)
      .timeout(withinMs)
      .emitWithAck(name, input)
      .catch(() => {
        throw new SignalError(this.socket.connected ? 'TIMEOUT' : 'OFFLINE', `${name} was not answered`);
      });
    if (answer.ok) return answer.data;
    throw new SignalError(answer.error.code, answer.error.message);
  }

  /** Connects anew at once: the old connection does not answer, or the network has changed under it. */
  readonly restart = (): void => {
    if (this.isClosed || !this.isOpen) return;
    this.socket.disconnect();
    this.connect();
  };

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.isOpen = false;
    clearTimeout(this.retry);
    window.removeEventListener('online', this.hurry);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private connect(): void {
    clearTimeout(this.retry);
    if (this.isClosed || !this.isOpen || this.socket.connected) return;
    const withinMs = connectWithinMs[Math.min(this.failures, connectWithinMs.length - 1)] ?? 6_000;
    this.socket.io.timeout(withinMs);
    this.isConnecting = true;
    this.socket.connect();
    // The limit above ends with the transport; the server still has to look at the credentials.
    this.retry = setTimeout(() => this.restart(), withinMs + answerWithinMs);
  }

  private failed(error: Error): void {
    this.isConnecting = false;
    if (this.isClosed) return;
    // Without `active` the server has refused the handshake.
    if (!this.socket.active) {
      this.isOpen = false;
      clearTimeout(this.retry);
      this.listeners.refused(refusalOf(error));
      return;
    }
    this.failures += 1;
    this.later();
    this.listeners.unreachable(this.failures);
  }

  private later(): void {
    clearTimeout(this.retry);
    if (!this.isClosed && this.isOpen) this.retry = setTimeout(() => this.connect(), backoff(this.failures));
  }

  /** Does not wait for the next try. One that is under way has used its ticket, so it keeps its time. */
  readonly hurry = (): void => {
    this.failures = 0;
    if (!this.socket.connected && !this.isConnecting) this.restart();
  };
}

function refusalOf(error: Error): RoomErrorCode {
  const { data } = error as Error & { data?: { code?: RoomErrorCode } };
  return data?.code ?? 'ROOM_INTERNAL';
}
