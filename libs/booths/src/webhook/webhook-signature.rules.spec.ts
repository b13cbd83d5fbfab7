import { newWebhookSecret, webhookHeaders } from './webhook-signature.rules.js';

describe('the signature of a webhook', () => {
  it('is the one of the specification’s own example', () => {
    // https://github.com/standard-webhooks/standard-webhooks, tests of its libraries
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = webhookHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}', [secret]);
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(headers['webhook-timestamp']).toBe('1614265330');
  });

  it('is made with each secret that is valid', () => {
    const [one, other] = [newWebhookSecret(), newWebhookSecret()];
    const sign = (secrets: string[]) => webhookHeaders('id', 1, 'body', secrets)['webhook-signature'];
    expect(sign([one, other])).toBe(`${sign([one])} ${sign([other])}`);
    expect(sign([one])).not.toBe(sign([other]));
    expect(Buffer.from(one.slice(6), 'base64')).toHaveLength(32);
  });
});
