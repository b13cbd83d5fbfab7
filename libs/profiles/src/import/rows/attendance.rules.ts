import type { ParticipantCard } from '@parvis/contracts';
import { foldedWords } from '../../text/folded.rules.js';

type Attendance = ParticipantCard['attendance'];

const sayings: Readonly<Record<Attendance, readonly string[]>> = {
  virtual: [
    'virtual',
    'virtuel',
    'virtuelle',
    'virtually',
    'online',
    'on line',
    'en ligne',
    'remote',
    'remotely',
    'a distance',
    'distance',
    'distanciel',
    'en distanciel',
    'visio',
    'visioconference',
    'video',
    'web',
    'digital',
    'numerique',
  ],
  on_site: [
    'on site',
    'onsite',
    'sur place',
    'sur site',
    'presentiel',
    'en presentiel',
    'physique',
    'physical',
    'in person',
    'inperson',
    'in presence',
    'live',
    'present',
    'presente',
    'en personne',
    'at the venue',
    'face to face',
  ],
  both: [
    'both',
    'les deux',
    'hybrid',
    'hybride',
    'mixte',
    'mixed',
    'either',
    'any',
    'indifferent',
    'peu importe',
    'all',
  ],
};

const byWords = new Map(
  Object.entries(sayings).flatMap(([attendance, words]) => words.map((word) => [word, attendance as Attendance])),
);

/** How somebody attends, in the usual words of both languages; null for words that say neither. */
export const readAttendance = (text: string): Attendance | null => byWords.get(foldedWords(text)) ?? null;
