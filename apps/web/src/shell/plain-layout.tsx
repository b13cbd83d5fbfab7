import { Frame } from './frame.js';

/** Layout of the pages outside a fair. */
export function PlainLayout() {
  return <Frame />;
}
