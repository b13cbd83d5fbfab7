import { Anchor } from '@mantine/core';
import classes from './chat.module.css';
import { partsOf } from './links.rules.js';

/** What somebody wrote, with addresses that open in a page of their own and learn nothing of this one. */
export function MessageText({ text }: { text: string }) {
  let at = 0;
  return (
    <span className={classes.text} dir="auto">
      {partsOf(text).map((part) => {
        const key = at;
        at += part.text.length;
        if (part.href === null) return <span key={key}>{part.text}</span>;
        return (
          <Anchor
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            underline="always"
            inherit
          >
            {part.text}
          </Anchor>
        );
      })}
    </span>
  );
}
