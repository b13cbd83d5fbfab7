import type { CSSProperties } from 'react';
import classes from './booth-logo.module.css';

interface BoothLogoProps {
  companyName: string;
  logoUrl: string | null;
  /** Pixels. */
  size?: number;
}

/** A company's logo or its initials. Decoration only: the name stands beside it. */
export function BoothLogo({ companyName, logoUrl, size = 56 }: BoothLogoProps) {
  return (
    <span
      className={classes.logo}
      data-empty={logoUrl === null || undefined}
      style={{ '--logo-size': `${size}px` } as CSSProperties}
      aria-hidden
    >
      {logoUrl ? <img src={logoUrl} alt="" loading="lazy" /> : initialsOf(companyName)}
    </span>
  );
}

const initialsOf = (name: string) =>
  name
    .split(/[\s&.,'’-]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => (Array.from(word)[0] ?? '').toUpperCase())
    .join('');
