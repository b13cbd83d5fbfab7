import { type ReactNode, Suspense } from 'react';
import { Outlet } from 'react-router';
import { PageSkeleton } from '../ui/page-skeleton.js';
import classes from './frame.module.css';

/** The part under the header: navigation, if any, and the main landmark with the page. */
export function Frame({ nav, children }: { nav?: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.frame} data-with-nav={nav ? true : undefined}>
      {nav}
      <main id="main" tabIndex={-1} className={classes.main}>
        <Suspense fallback={<PageSkeleton />}>{children ?? <Outlet />}</Suspense>
      </main>
    </div>
  );
}
