import { type RefObject, useEffect } from 'react';

/** Takes everything out of reach that lies under an element which covers the window: for keys and for screen readers. */
export function useAloneOnPage(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const covered: Element[] = [];
    for (let element: Element | null = ref.current; element?.parentElement; element = element.parentElement) {
      // What is beside the application's root are dialogs and messages.
      if (element.parentElement === document.body) break;
      for (const sibling of element.parentElement.children) {
        if (sibling !== element && !sibling.hasAttribute('inert')) covered.push(sibling);
      }
    }
    for (const element of covered) element.setAttribute('inert', '');
    return () => {
      for (const element of covered) element.removeAttribute('inert');
    };
  }, [ref]);
}
