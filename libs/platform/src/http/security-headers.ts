import type { HelmetOptions } from 'helmet';
import type { AppConfig } from '../config/app-config.js';

/** The same headers as in docker/edge: scripts from here only, sockets to here and to the media nodes. */
export function securityHeaders(config: AppConfig): HelmetOptions {
  const isHttps = config.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // WebAssembly blurs backgrounds and takes noise out of voices; eval stays forbidden.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // The reader of QR codes starts its worker from a text of its own.
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        fontSrc: ["'self'", 'data:'],
        // Films of booths, once somebody has asked for one.
        frameSrc: ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  };
}
