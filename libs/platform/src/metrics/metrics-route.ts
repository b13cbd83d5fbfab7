import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Answers `GET /metrics` to whoever bears the token; for everybody else there is nothing at that address. */
export function metricsRoute(metrics: Metrics, token: string) {
  const expected = digest(`Bearer ${token}`);
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path !== '/metrics') return next();
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return next();
    metrics.registry.metrics().then((text) => {
      response.setHeader('Content-Type', metrics.registry.contentType);
      response.end(text);
    }, next);
  };
}
