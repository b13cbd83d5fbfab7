import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FfmpegSkills, ffmpegSkills, runFfmpeg } from './ffmpeg.js';
import { canvas, type FilmTrack, filmMs, picturesOf, type Scene, scenesOf, type Tile } from './scenes.rules.js';

export interface FileTrack extends FilmTrack {
  /** On this machine's disk. */
  path: string;
}

export interface Film {
  path: string;
  ending: 'mp4' | 'webm';
  type: 'video/mp4' | 'video/webm';
  durationMs: number;
}

export interface FilmOptions {
  bin: string;
  /** For pieces on the way. */
  folder: string;
  signal: AbortSignal;
  /** Per cent. */
  onProgress: (percent: number) => Promise<void>;
}

const rate = 25;
const ground = '0x16242c';
const seconds = (ms: number) => (ms / 1000).toFixed(3);
const quietly = ['-loglevel', 'error', '-y'];

/**
 * Makes one film of the tracks of a recording: a grid of the people over time, a shared screen large, all voices together. Each picture
 * is first brought to one size and pace, since sizes change in the middle of a track; then scene by scene; then the sound.
 */
export async function makeFilm(tracks: readonly FileTrack[], options: FilmOptions): Promise<Film> {
  const { bin, folder, signal } = options;
  const skills = await ffmpegSkills(bin, signal);
  const scenes = scenesOf(tracks);
  const pictures = picturesOf(scenes);
  let done = 0;
  const steps = pictures.size + scenes.length + 2;
  const step = async () => {
    done += 1;
    await options.onProgress(Math.floor((100 * done) / steps));
  };

  const steady = new Map<FileTrack, string>();
  for (const [track, frame] of pictures) {
    const size = track.source === 'camera' ? wide(frame) : frame;
    const path = join(folder, `steady-${steady.size}.mkv`);
    await runFfmpeg(bin, [...quietly, '-i', track.path, ...steadyPicture(size, skills), path], signal);
    steady.set(track, path);
    await step();
  }
  const parts: string[] = [];
  for (const scene of scenes) {
    const path = join(folder, `scene-${parts.length}.mkv`);
    await runFfmpeg(bin, [...quietly, ...(await sceneArguments(scene, steady, skills, options)), path], signal);
    parts.push(path);
    await step();
  }
  const durationMs = filmMs(tracks);
  const sound = join(folder, 'sound.mka');
  await runFfmpeg(bin, [...quietly, ...soundArguments(tracks, durationMs, skills), sound], signal);
  await step();
  const list = join(folder, 'scenes.txt');
  await writeFile(list, parts.map((path) => `file '${path}'\n`).join(''));
  const path = join(folder, `film.${skills.format}`);
  const together = ['-f', 'concat', '-safe', '0', '-i', list, '-i', sound, '-map', '0:v', '-map', '1:a', '-c', 'copy'];
  const front = skills.format === 'mp4' ? ['-movflags', '+faststart'] : [];
  await runFfmpeg(bin, [...quietly, ...together, '-map_metadata', '-1', ...front, path], signal);
  await step();
  return { path, ending: skills.format, type: skills.format === 'mp4' ? 'video/mp4' : 'video/webm', durationMs };
}

function encoder({ format }: FfmpegSkills, isFinal: boolean): string[] {
  const pace = ['-r', String(rate), '-vsync', 'cfr', '-g', String(isFinal ? rate * 4 : rate), '-pix_fmt', 'yuv420p'];
  return format === 'mp4'
    ? ['-c:v', 'libx264', '-preset', isFinal ? 'veryfast' : 'ultrafast', '-crf', isFinal ? '25' : '18', ...pace]
    : ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', isFinal ? '1500k' : '3M', ...pace];
}

/** The largest 16:9 inside a frame: what a camera is brought to, so that it keeps its shape in frames of any other. */
function wide({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const across = Math.floor(Math.min(width, (height * 16) / 9) / 4) * 4;
  return { width: across, height: Math.floor((across * 9) / 32) * 2 };
}

/** A simple filter chain: it is set up anew by itself when the size of the picture changes. */
function steadyPicture(size: { width: number; height: number }, skills: FfmpegSkills): string[] {
  return ['-an', '-vf', fitted(size), ...encoder(skills, false)];
}

function fitted({ width, height }: { width: number; height: number }): string {
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2`;
  return `${fit},pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:color=${ground},setsar=1`;
}

async function sceneArguments(
  scene: Scene<FileTrack>,
  steady: ReadonlyMap<FileTrack, string>,
  skills: FfmpegSkills,
  { folder }: FilmOptions,
): Promise<string[]> {
  const length = seconds(scene.endMs - scene.startMs);
  const { width, height } = canvas;
  const inputs = ['-f', 'lavfi', '-i', `color=c=${ground}:s=${width}x${height}:r=${rate}:d=${length}`];
  const filters: string[] = [];
  let below = '0:v';
  let input = 0;
  for (const [index, tile] of scene.tiles.entries()) {
    const path = tile.track === null ? undefined : steady.get(tile.track);
    const { x, y, width: w, height: h } = tile.frame;
    if (tile.track !== null && path !== undefined) {
      input += 1;
      const from = Math.max(0, scene.startMs - tile.track.offsetMs);
      const late = Math.max(0, tile.track.offsetMs - scene.startMs);
      inputs.push('-ss', seconds(from), '-t', length, '-i', path);
      filters.push(`[${input}:v]setpts=PTS-STARTPTS+${seconds(late)}/TB,${fitted(tile.frame)}[p${index}]`);
      filters.push(`[${below}][p${index}]overlay=${x}:${y}:eof_action=repeat[v${index}]`);
    } else {
      filters.push(`[${below}]drawbox=${x}:${y}:${w}:${h}:color=0x22363f:t=fill[v${index}]`);
    }
    below = `v${index}`;
    if (skills.canDrawText && tile.displayName !== '') {
      filters.push(`[${below}]${await nameOf(tile, index, folder)}[n${index}]`);
      below = `n${index}`;
    }
  }
  filters.push(`[${below}]format=yuv420p[out]`);
  return [...inputs, '-filter_complex', filters.join(';'), '-map', '[out]', '-t', length, ...encoder(skills, true)];
}

/** The name stands in a file: what people call themselves is not to be read as part of a filter. */
async function nameOf(tile: Tile<FileTrack>, index: number, folder: string): Promise<string> {
  const file = join(folder, `name-${index}.txt`);
  await writeFile(file, tile.displayName.replace(/\p{C}/gu, ' ').slice(0, 60));
  const { x, y, height } = tile.frame;
  const size = Math.max(12, Math.min(24, Math.round(height / 14)));
  const place = `x=${x + 10}:y=${y + height - size - 16}`;
  return `drawtext=textfile=${file}:expansion=none:fontsize=${size}:fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=6:${place}`;
}

function soundArguments(tracks: readonly FileTrack[], totalMs: number, { format }: FfmpegSkills): string[] {
  const voices = tracks.filter(({ source }) => source === 'microphone' || source === 'screen-audio');
  const silence = ['-f', 'lavfi', '-t', seconds(totalMs), '-i', 'anullsrc=r=48000:cl=stereo'];
  const inputs = voices.flatMap(({ path }) => ['-i', path]);
  // `async` fills the gaps in which nothing was sent.
  const placed = voices.map(
    ({ offsetMs, durationMs }, index) =>
      `[${index + 1}:a]aresample=48000:async=48000:first_pts=0,atrim=0:${seconds(durationMs)},adelay=${offsetMs}:all=1[a${index}]`,
  );
  const all = ['[0:a]', ...voices.map((_, index) => `[a${index}]`)].join('');
  const mix = `${all}amix=inputs=${voices.length + 1}:duration=first:normalize=0,alimiter=limit=0.95[out]`;
  const codec = format === 'mp4' ? ['-c:a', 'aac', '-b:a', '128k'] : ['-c:a', 'libopus', '-b:a', '96k'];
  return [...silence, ...inputs, '-filter_complex', [...placed, mix].join(';'), '-map', '[out]', ...codec];
}
