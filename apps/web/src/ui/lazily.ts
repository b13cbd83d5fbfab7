import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

const pauseMs = 2_000;
/** For five minutes; then something else is wrong than the line. */
const mostTries = 150;

/**
 * A component whose code is loaded when it is first shown. While the line is gone it is waited for: what is beside the page's matter,
 * such as a menu or a dialog, must not take the page down.
 */
export function lazily<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await patiently(load) }));
}

async function patiently<Result>(load: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      if (tries >= mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
