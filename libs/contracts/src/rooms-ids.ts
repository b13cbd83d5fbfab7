import { z } from 'zod';

export const ParticipantId = z.string().min(1).max(64);

export const MediaId = z.string().min(1).max(64);

export const Epoch = z.int().nonnegative();
