import type { NestExpressApplication } from '@nestjs/platform-express';
import { getFair } from '@parvis/contracts';
import { SignInLinks } from '@parvis/platform';
import { demoFair, demoFairId, demoOrganiser, demoZone } from './demo-fair.js';
import type { PersonSeed, Story } from './demo-seeds.js';

const validSeconds = 12 * 3600;

/** Text with a fresh sign-in link for each person of the story, and what each can see. */
export async function describeDemo(
  app: NestExpressApplication,
  { exhibitor, buyer, colleague }: Story,
  meeting: { startsAt: Date; endsAt: Date } | null,
): Promise<string> {
  const links = app.get(SignInLinks);
  const home = getFair.path.replace('/api', '').replace(':fairId', demoFairId);
  const entry = async (role: string, who: string, sees: string, email: string, path: string) =>
    `  ${role.padEnd(10)} ${who}\n             ${sees}\n             ${await links.create(email, path, validSeconds)}\n`;
  const named = ({ firstName, lastName, companyName }: PersonSeed) => `${firstName} ${lastName}, ${companyName}`;
  const agenda = `${home}/agenda`;
  const lines = await Promise.all([
    entry(
      'Organiser',
      demoOrganiser.name,
      'people, import, timetable, numbers of the day',
      demoOrganiser.email,
      `${home}/organise`,
    ),
    entry(
      'Exhibitor',
      named(exhibitor),
      'booth, matches, agenda; in the meeting that is on now',
      exhibitor.email,
      agenda,
    ),
    entry('Buyer 1', named(buyer), 'hall, matches, wishes, agenda; in the same meeting', buyer.email, agenda),
    entry('Buyer 2', named(colleague), 'colleague of buyer 1, invited to the same meeting', colleague.email, agenda),
  ]);
  const clock = (instant: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: demoZone }).format(instant);
  const now = meeting ? ` · meeting by video ${clock(meeting.startsAt)}–${clock(meeting.endsAt)} (${demoZone})` : '';
  return [
    '',
    `  ${demoFair.name}${now}`,
    '  Each link signs in once, within 12 hours. Open each in a browser or private window of its own.',
    '',
    ...lines,
  ].join('\n');
}
