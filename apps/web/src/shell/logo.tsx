/** Parvis: an open square in front of a door. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0d5c62" />
      <path d="M11.5 19h9L29 29.5q-2 2.5-4 2.5H7q-2.5-.2-4-2.5z" fill="#e9b872" />
      <path d="M11.5 19v-8.5a4.5 4.5 0 0 1 9 0V19z" fill="#fff" />
      <path d="M8.5 19v-8.5a7.5 7.5 0 0 1 15 0V19" fill="none" stroke="#8fbfc1" strokeWidth="1.4" />
    </svg>
  );
}
