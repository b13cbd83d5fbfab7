import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const listenMs = 5_000;
const endMs = 3_000;
/** An RTCP goodbye (RFC 3550, 6.6) with a reason, since ffmpeg passes over anything below 12 bytes. */
const goodbye = Buffer.from([0x81, 203, 0, 2, 0, 0, 0, 1, 3, ...Buffer.from('end')]);

/** One ffmpeg that writes what arrives on a local port to a file, as it is. Its arguments never pass a shell. */
export class FfmpegProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private complaint = '';
  private hasEnded = false;
  private isStopping = false;

  constructor(
    bin: string,
    private readonly port: number,
    sdp: string,
    file: string,
    onDied: (complaint: string) => void,
  ) {
    const input = ['-protocol_whitelist', 'pipe,udp,rtp', '-f', 'sdp', '-localaddr', '127.0.0.1'];
    // Room for key frames and for packets that come late; little looking ahead, the description says it all.
    const reading = ['-buffer_size', '1048576', '-reorder_queue_size', '200', '-max_delay', '300000'];
    const probing = ['-analyzeduration', '500000', '-fpsprobesize', '0', '-i', 'pipe:0'];
    const output = ['-map', '0', '-c', 'copy', '-f', 'matroska', '-flush_packets', '1', '-cluster_time_limit', '1000'];
    const args = ['-hide_banner', '-nostats', '-loglevel', 'error', ...input, ...reading, ...probing, ...output];
    this.child = spawn(bin, [...args, '-y', file], { stdio: ['pipe', 'ignore', 'pipe'] });
    this.child.stderr?.on('data', (text: Buffer) => {
      this.complaint = (this.complaint + text).slice(-2_000);
    });
    this.ended = new Promise((resolve) => {
      const end = () => {
        if (this.hasEnded) return;
        this.hasEnded = true;
        resolve();
        if (!this.isStopping) onDied(this.complaint);
      };
      this.child.once('exit', end);
      this.child.once('error', (error) => {
        this.complaint += String(error);
        end();
      });
    });
    // It may be gone before it has read all.
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(sdp);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** When packets will not be lost any more. Rejects when the program ends before that. */
  async listening(): Promise<void> {
    const until = Date.now() + listenMs;
    while (!this.hasEnded && Date.now() < until) {
      const isListening = await hasUdpPort(this.port);
      if (isListening === null) return setTimeout(500);
      if (isListening) return;
      await setTimeout(10);
    }
    throw new Error(`ffmpeg does not listen: ${this.complaint}`);
  }

  /**
   * Ends it so that the file is complete; by force when it does not come to an end. Not by a signal: while no packets come ffmpeg
   * hears the first one too late, and at the second it drops what it has not written.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.hasEnded) return;
    sendTo(this.port, goodbye);
    const giveUp = new AbortController();
    const patience = setTimeout(endMs, undefined, { signal: giveUp.signal }).then(
      () => this.child.kill('SIGKILL'),
      () => undefined,
    );
    await Promise.race([this.ended, patience]);
    giveUp.abort();
    await this.ended;
  }
}

function sendTo(port: number, packet: Buffer): void {
  const socket = createSocket('udp4');
  socket.on('error', () => undefined);
  socket.send(packet, port, '127.0.0.1', () => socket.close());
}

/** Whether somebody on this machine listens on the UDP port; null where the system does not tell. */
async function hasUdpPort(port: number): Promise<boolean | null> {
  const table = await readFile('/proc/net/udp', 'latin1').catch(() => null);
  return table === null ? null : table.includes(`:${port.toString(16).toUpperCase().padStart(4, '0')} `);
}
