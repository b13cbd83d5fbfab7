import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Opens an address and waits until the page shows its content. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // Looked at with each frame: `expect` looks after 0.1, 0.35, 0.85 s, which adds minutes over all pages.
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 });
  await page.waitForFunction(
    () => document.querySelector('.mantine-Skeleton-root, [aria-busy="true"]') === null,
    undefined,
    { timeout: 30_000 },
  );
}

/** One heading, a title of its own, nothing that sticks out at the side, nothing serious for axe. */
export async function expectGoodPage(page: Page): Promise<void> {
  const at = page.url();
  expect(await page.getByRole('heading', { level: 1 }).count(), `h1 at ${at}`).toBe(1);
  expect(await page.title(), `title at ${at}`).toMatch(/^Parvis$|.+ · Parvis$/);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `horizontal scroll at ${at}`).toBeLessThanOrEqual(0);
  await settled(page);
  // Legacy: within this page alone, which has no frames; else each look opens a page of its own, for as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(serious, `axe at ${at}`).toEqual([]);
}

/** When nothing fades in any more: half-faded words have half the contrast. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => Number.isFinite(Number(animation.effect?.getComputedTiming().endTime)));
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, element: ReturnType<Page['locator']>): Promise<void> {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 times Tab do not lead to ${element}`);
}
