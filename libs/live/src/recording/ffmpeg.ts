import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** Runs ffmpeg to its end, politely. Its arguments never pass a shell. @throws with its last words; AbortError when stopped. */
export function runFfmpeg(bin: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const stopped = () => new DOMException('stopped', 'AbortError');
    if (signal.aborted) return reject(stopped());
    const child = spawn(bin, ['-hide_banner', '-nostdin', '-nostats', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    // Calls and pages on this machine come first.
    if (child.pid !== undefined) nice(child.pid);
    let [answer, words] = ['', ''];
    child.stdout.on('data', (text: Buffer) => {
      answer = (answer + text).slice(-100_000);
    });
    child.stderr.on('data', (text: Buffer) => {
      words = (words + text).slice(-4_000);
    });
    const kill = () => child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(stopped());
      else if (code === 0) resolve(answer);
      else reject(new Error(`ffmpeg ended with ${code}: ${words}`));
    });
  });
}

function nice(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

export interface FfmpegSkills {
  /** H.264 and AAC in MP4, which every device plays; else VP8 and Opus in WebM. */
  format: 'mp4' | 'webm';
  canDrawText: boolean;
}

/** What this machine's ffmpeg can do. @throws when there is none. */
export async function ffmpegSkills(bin: string, signal: AbortSignal): Promise<FfmpegSkills> {
  const encoders = await runFfmpeg(bin, ['-loglevel', 'error', '-encoders'], signal);
  const hasMp4 = /\slibx264\s/.test(encoders) && /\saac\s/.test(encoders);
  const sample = [
    '-f',
    'lavfi',
    '-i',
    'color=s=64x64:d=0.1',
    '-vf',
    'drawtext=text=x',
    '-frames:v',
    '1',
    '-f',
    'null',
    '-',
  ];
  const canDrawText = await runFfmpeg(bin, ['-loglevel', 'error', ...sample], signal).then(
    () => true,
    () => false,
  );
  return { format: hasMp4 ? 'mp4' : 'webm', canDrawText };
}
