import type { ConsumerView } from '@parvis/contracts';
import type { Transport } from 'mediasoup-client/types';
import { Receiver } from './receiver.js';
import type { Request } from './request.js';
import { SignalError } from './signal-error.js';

const view = (id: string): ConsumerView => ({
  id,
  producerId: `producer of ${id}`,
  participantId: 'somebody',
  source: 'camera',
  kind: 'video',
  rtpParameters: {} as ConsumerView['rtpParameters'],
  producerPaused: false,
});

/** A transport that opens everything but what it is told to refuse. */
const transportBut = (refused: readonly string[] = []) =>
  ({
    closed: false,
    consume: async ({ id }: { id: string }) => {
      if (refused.includes(id)) throw new Error('cannot be opened');
      return { id, track: { id: `track of ${id}` }, close: () => undefined };
    },
  }) as unknown as Transport;

/** Loses the first answers, then answers; keeps what was asked. */
const lossyRequest = (lost: number) => {
  const asked: string[][] = [];
  const request = (async (_: string, { consumerIds }: { consumerIds: string[] }) => {
    asked.push(consumerIds);
    if (asked.length <= lost) throw new SignalError('TIMEOUT', 'not answered');
    return {};
  }) as unknown as Request;
  return { asked, request };
};

describe('Receiver', () => {
  it('hands on what it has opened although the answer that lets it flow is lost, and asks again', async () => {
    const { asked, request } = lossyRequest(1);
    const opened: string[] = [];
    await new Receiver(transportBut(), 1, request).receive([view('a'), view('b')], (received) => {
      expect(asked).toEqual([]);
      opened.push(...received.map((one) => one.view.id));
    });
    expect(opened).toEqual(['a', 'b']);
    expect(asked).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('asks for what was never confirmed when it is asked for anything again', async () => {
    const { asked, request } = lossyRequest(3);
    const receiver = new Receiver(transportBut(), 1, request);
    await expect(receiver.receive([view('a')], () => undefined)).rejects.toMatchObject({ code: 'TIMEOUT' });
    await receiver.receive([], () => undefined);
    expect(asked).toHaveLength(4);
    expect(asked[3]).toEqual(['a']);
    await receiver.receive([], () => undefined);
    expect(asked).toHaveLength(4);
  });

  it('hands on the others when one cannot be opened, and says so', async () => {
    const { asked, request } = lossyRequest(0);
    const opened: string[] = [];
    const receiving = new Receiver(transportBut(['b']), 1, request).receive([view('a'), view('b')], (received) => {
      opened.push(...received.map((one) => one.view.id));
    });
    await expect(receiving).rejects.toThrow('cannot be opened');
    expect(opened).toEqual(['a']);
    expect(asked).toEqual([['a']]);
  });
});
