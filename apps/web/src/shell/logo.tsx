/** Parvis: an open square in front of a door. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0d5c62" />
      <path d="M10 17V11a6 6 0 0 1 12 0v6" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M10 17h12l4.5 9h-21z" fill="#e9b872" />
    </svg>
  );
}
