import type { DeviceCheck } from '@parvis/contracts';
import { expect } from '@playwright/test';
import { demoFair, test } from './support/demo.js';
import { expectNoErrors } from './support/errors.js';
import { newPerson } from './support/people.js';

const checkPath = `/api/live/${demoFair.split('/').pop()}/device-check`;

test('devices and line checked days before: what was measured and what was said is remembered, silence too @once', async ({
  browser,
  demo,
}) => {
  const page = await newPerson(browser, { storageState: demo.buyer });
  expect((await page.request.patch('/api/profiles/account', { data: { locale: 'en' } })).ok()).toBe(true);
  const remembered = async () =>
    ((await (await page.request.get(checkPath)).json()) as { check: DeviceCheck | null }).check?.result;

  await test.step('a line that carries a call, a microphone that beeps', async () => {
    await page.goto(`${demoFair}/device-check`);
    await expect(page.locator('[data-check="done"]')).toBeVisible({ timeout: 60_000 });
    await expect.poll(remembered).toMatchObject({
      camera: 'ok',
      microphone: 'ok',
      isSpeakerHeard: null,
      network: { udp: 'open' },
    });
  });

  await test.step('a sound that was not heard', async () => {
    await page.getByRole('button', { name: 'Play a test sound' }).click();
    const question = page.getByRole('group', { name: 'Did you hear the sound?' });
    await question.getByRole('button', { name: 'No' }).click();
    await expect(question.getByText('Turn the volume up')).toBeVisible();
    await expect.poll(remembered).toMatchObject({ isSpeakerHeard: false });
    await question.getByRole('button', { name: 'Yes' }).click();
    await expect.poll(remembered).toMatchObject({ isSpeakerHeard: true, microphone: 'ok' });
  });

  await test.step('a microphone that gives nothing', async () => {
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        const silence = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
        return new MediaStream(
          stream.getAudioTracks().length > 0 ? [...stream.getVideoTracks(), ...silence] : stream.getTracks(),
        );
      };
    });
    await page.reload();
    await expect(page.getByText('Nothing is to be heard from your microphone.')).toBeVisible({ timeout: 15_000 });
    await expect(page.locator('[data-check="done"]')).toBeVisible({ timeout: 60_000 });
    await expect.poll(remembered).toMatchObject({ microphone: 'silent', isSpeakerHeard: null });
  });
  expectNoErrors(page);
  await page.context().close();
});
