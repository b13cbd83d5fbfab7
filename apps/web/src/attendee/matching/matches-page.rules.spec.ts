import type { Match } from '@parvis/contracts';
import { newcomers } from './matches-page.rules.js';

const listed = (id: string) => ({ participant: { id } }) as Pick<Match, 'participant'>;
const idsOf = (matches: Pick<Match, 'participant'>[]) => matches.map(({ participant }) => participant.id);

describe('new suggestions', () => {
  it('are those who were not on the page, in the order of the fresh list', () => {
    expect(idsOf(newcomers([listed('c'), listed('a'), listed('d')], [listed('a'), listed('b')]))).toEqual(['c', 'd']);
  });

  it('are none where people only changed places or left', () => {
    expect(newcomers([listed('b'), listed('a')], [listed('a'), listed('b'), listed('c')])).toEqual([]);
  });
});
