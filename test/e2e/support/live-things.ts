import { type APIRequestContext, expect } from '@playwright/test';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Plans a session of a fair's stage and opens a round of speed networking, as its organiser. Returns their addresses. */
export async function planLive(
  organiser: APIRequestContext,
  fairPath: string,
): Promise<{ session: string; roulette: string }> {
  const create = async (path: string, data: object) => {
    const answer = await organiser.post(`/api/live/${fairPath.split('/').pop()}/${path}`, { data });
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return ((await answer.json()) as { id: string }).id;
  };
  const session = await create('stage/sessions', {
    title: { en: 'Robots in small kitchens', fr: 'Des robots dans les petites cuisines' },
    startsAt: inHours(3),
    endsAt: inHours(4),
    people: [],
  });
  const roulette = await create('roulettes', {
    title: { en: 'Five minutes each', fr: 'Cinq minutes chacun' },
    roundMinutes: 5,
    startsAt: inHours(-0.1),
    endsAt: inHours(6),
  });
  return { session: `${fairPath}/stage/${session}`, roulette: `${fairPath}/roulette/${roulette}` };
}
