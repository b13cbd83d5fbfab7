import type { NestExpressApplication } from '@nestjs/platform-express';
import { createStageSession, listSlots, listStageSessions, putSessionOnAgenda } from '@parvis/contracts';
import { DemoApi } from './demo-client.js';
import { demoFairId, demoOrganiser } from './demo-fair.js';
import type { Story } from './demo-seeds.js';

const fairId = demoFairId;

/** By how many slots from now they begin. */
const talks = [
  {
    slotsAhead: 1,
    isOfExhibitor: true,
    title: {
      en: 'Robots beside people: what is safe, what is allowed',
      fr: 'Robots et opérateurs : ce qui est sûr, ce qui est permis',
    },
    description: {
      en: 'Three lines in three plants, what went wrong on each, and what the inspectors said.',
      fr: 'Trois lignes dans trois usines, ce qui n’a pas marché et ce qu’en ont dit les inspecteurs.',
    },
  },
  {
    slotsAhead: 4,
    isOfExhibitor: false,
    title: { en: 'Half the water in the washing line', fr: 'Deux fois moins d’eau au lavage' },
    description: {
      en: 'Measured over a year in a salad factory: what it cost, what it saved.',
      fr: 'Mesuré pendant un an dans une usine de salades : ce que cela a coûté, ce que cela a rapporté.',
    },
  },
];

/** Plans talks for the rest of the day unless some are ahead, and puts the first one on the buyer's agenda. */
export async function planDemoProgramme(app: NestExpressApplication, { exhibitor, buyer }: Story): Promise<void> {
  const api = await DemoApi.open(app);
  try {
    const [organiser, visitor] = await Promise.all([demoOrganiser.email, buyer.email].map((email) => api.as(email)));
    if (!organiser || !visitor) throw new Error('Nobody could be signed in');
    const [{ items }, slots] = await Promise.all([
      organiser.call(listStageSessions, { fairId }),
      organiser.call(listSlots, { fairId }),
    ]);
    const ahead = slots.filter(({ startsAt }) => Date.parse(startsAt) > Date.now());
    if (!items.some(({ startsAt }) => Date.parse(startsAt) > Date.now())) {
      for (const { slotsAhead, isOfExhibitor, ...text } of talks) {
        const slot = ahead[slotsAhead];
        if (!slot) continue;
        const people = isOfExhibitor ? [{ participantId: exhibitor.id, part: 'speaker' as const }] : [];
        const { startsAt, endsAt } = slot;
        const { id } = await organiser.call(createStageSession, { fairId }, { ...text, startsAt, endsAt, people });
        if (isOfExhibitor) await visitor.call(putSessionOnAgenda, { fairId, sessionId: id }, { isBusy: true });
      }
    }
    await Promise.all([organiser.signOut(), visitor.signOut()]);
  } finally {
    api.close();
  }
}
