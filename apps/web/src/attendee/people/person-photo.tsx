import type { ParticipantCard } from '@parvis/contracts';
import type { CSSProperties } from 'react';
import classes from './person-photo.module.css';

interface PersonPhotoProps {
  person: Pick<ParticipantCard, 'firstName' | 'lastName' | 'photoUrl'>;
  /** Pixels. */
  size?: number;
}

/** A person's photo or initials. Decoration only: the name stands beside it. */
export function PersonPhoto({ person, size = 44 }: PersonPhotoProps) {
  const { firstName, lastName, photoUrl } = person;
  return (
    <span className={classes.photo} style={{ '--photo-size': `${size}px` } as CSSProperties} aria-hidden>
      {photoUrl ? <img src={photoUrl} alt="" loading="lazy" /> : initial(firstName) + initial(lastName)}
    </span>
  );
}

const initial = (name: string) => (Array.from(name.trim())[0] ?? '').toUpperCase();
