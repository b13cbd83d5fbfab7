import type {
  RoomClientToServer,
  RoomErrorCode,
  RoomEventName,
  RoomEvents,
  RoomHandshake,
  RoomRequestInput,
  RoomRequestName,
  RoomRequestOutput,
  RoomServerToClient,
} from '@parvis/contracts';
import { io, type Socket } from 'socket.io-client';
import { backoff, firstDelayMs, lastDelayMs } from './backoff.js';

export type SignalErrorCode = RoomErrorCode | 'OFFLINE' | 'TIMEOUT';

/** A request that was refused, or could not be made. */
export class SignalError extends Error {
  constructor(
    readonly code: SignalErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'SignalError';
  }
}

export interface SignalListeners {
  up(): void;
  down(): void;
  /** The handshake was refused; nothing more happens until `open` is called again. */
  refused(code: RoomErrorCode): void;
}

type Listener = (payload: unknown) => void;

/** A dead line is noticed by its pings; this is for a server that is alive and does not answer. */
const answerWithinMs = 10_000;
const connectWithinMs = 1_500;

/** The line to the rooms service: reconnects by itself, and never sends later what could not be sent now. */
export class SignalSocket {
  private readonly socket: Socket<RoomServerToClient, RoomClientToServer>;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private serverDrops = 0;
  private isClosed = false;

  constructor(
    url: string,
    path: string,
    private readonly listeners: SignalListeners,
  ) {
    this.socket = io(url, {
      path,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      timeout: connectWithinMs,
      reconnectionDelay: firstDelayMs,
      reconnectionDelayMax: lastDelayMs,
      randomizationFactor: 0.5,
    });
    this.socket.on('connect', () => {
      this.serverDrops = 0;
      listeners.up();
    });
    this.socket.on('disconnect', (reason) => this.dropped(reason));
    this.socket.on('connect_error', (error) => {
      // Without `active` socket.io has given up: the server has refused the handshake.
      if (!this.socket.active) listeners.refused(codeOf(error));
    });
    window.addEventListener('online', this.reconnectNow);
  }

  get isUp(): boolean {
    return this.socket.connected;
  }

  /** Connects with these credentials, which also serve for later reconnects. */
  open(credentials: RoomHandshake): void {
    this.authorise(credentials);
    if (!this.isClosed) this.socket.connect();
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
  async request<N extends RoomRequestName>(name: N, input: RoomRequestInput<N>): Promise<RoomRequestOutput<N>> {
    // socket.io would keep it and send it after the next reconnect, when it means something else.
    if (!this.socket.connected) throw new SignalError('OFFLINE', 'there is no line');
    const answer = await (this.socket as Socket)
      .timeout(answerWithinMs)
      .emitWithAck(name, input)
      .catch(() => {
        throw new SignalError(this.socket.connected ? 'TIMEOUT' : 'OFFLINE', `${name} was not answered`);
      });
    if (answer.ok) return answer.data;
    throw new SignalError(answer.error.code, answer.error.message);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    window.removeEventListener('online', this.reconnectNow);
    if (this.retry !== null) clearTimeout(this.retry);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private dropped(reason: string): void {
    this.listeners.down();
    // A server that shuts down says goodbye, and socket.io then leaves it at that.
    if (reason === 'io server disconnect' && !this.isClosed) {
      this.retry = setTimeout(this.reconnectNow, backoff(this.serverDrops));
      this.serverDrops += 1;
    }
  }

  private readonly reconnectNow = (): void => {
    if (!this.isClosed && !this.socket.connected && this.socket.auth) this.socket.connect();
  };
}

function codeOf(error: Error): RoomErrorCode {
  const { data } = error as Error & { data?: { code?: RoomErrorCode } };
  return data?.code ?? 'ROOM_INTERNAL';
}
