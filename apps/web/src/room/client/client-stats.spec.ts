import { statsBetween } from './client-stats.js';
import { countLink } from './link-counters.js';

const report = (...entries: object[]) =>
  new Map(entries.map((entry, id) => [String(id), { id: String(id), ...entry }])) as unknown as RTCStatsReport;

const recv = (packets: number, lost: number) =>
  report(
    { type: 'transport', packetsReceived: packets, selectedCandidatePairId: '2' },
    {
      type: 'inbound-rtp',
      kind: 'video',
      packetsReceived: packets,
      packetsLost: lost,
      bytesReceived: packets * 1_000,
      jitter: 0.012,
    },
    { type: 'candidate-pair', currentRoundTripTime: 0.05, localCandidateId: '3' },
    { type: 'local-candidate', candidateType: 'host', protocol: 'tcp' },
  );

describe('what is reported of a line', () => {
  it('counts rates, shares and the route from two looks', () => {
    const stats = statsBetween(countLink(1_000, recv(100, 0), null), countLink(6_000, recv(190, 10), null));
    expect(stats).toMatchObject({
      ms: 5_000,
      route: 'tcp',
      roundTripMs: 50,
      down: { bitrate: 144_000, loss: 0.1, jitterMs: 12 },
      up: { bitrate: 0, loss: null },
    });
  });

  it('takes no stream that has ended for negative traffic', () => {
    const stats = statsBetween(countLink(0, recv(500, 5), null), countLink(5_000, recv(10, 0), null));
    expect(stats?.down).toMatchObject({ bitrate: 0, loss: null });
  });

  it('says nothing of two looks at once', () => {
    const look = countLink(0, recv(1, 0), null);
    expect(statsBetween(look, { ...look, at: 100 })).toBeNull();
  });

  it('names a relay before its transport', () => {
    const relayed = report(
      { type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: '1' },
      { type: 'local-candidate', candidateType: 'relay', protocol: 'udp' },
    );
    expect(countLink(0, null, relayed).route).toBe('relay');
  });
});
