import { z } from 'zod';
import { Line } from './common.js';

/** A text of the organiser in the languages that Parvis speaks; one of them may be empty, then the other is shown. */
export const LocalText = (max: number) => z.object({ en: Line(max), fr: Line(max) });
/** The same, with at least one language. */
export const RequiredLocalText = (max: number) =>
  LocalText(max).refine(({ en, fr }) => en !== '' || fr !== '', { message: 'required', path: ['en'] });
export type LocalText = z.infer<ReturnType<typeof LocalText>>;
