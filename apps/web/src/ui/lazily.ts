import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { withPatience } from '../load-files.js';

/**
 * A component whose code is loaded when it is first shown. While the line is gone it is waited for: what is beside the page's matter,
 * such as a menu or a dialog, must not take the page down.
 */
export const lazily = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await withPatience(load) }));
