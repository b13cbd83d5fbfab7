/** Where the media library reports; never given any content of a call. */
export interface MediaLogger {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export const silentLogger: MediaLogger = { info: () => undefined, warn: () => undefined };
