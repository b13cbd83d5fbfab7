/** The picture of the landing page: people on an open square in front of a door. */
export function Doorway({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 420 360" className={className} aria-hidden="true">
      <rect x="60" y="10" width="300" height="216" rx="14" fill="#0d5c62" />
      <path d="M150 226V124a60 60 0 0 1 120 0v102z" fill="#07444a" />
      <path d="M164 226V126a46 46 0 0 1 92 0v100z" fill="#f6d9a8" />
      <path d="M164 226h92l110 124H54z" fill="#e9b872" />
      <path d="M164 226h92l30 34H134z" fill="#f0c88d" />
      <g fill="none" stroke="#c9924a" strokeWidth="2" opacity=".6">
        <path d="M134 260h152M104 294h212M76 326h268" />
        <path d="M210 226v124M186 226l-60 124M234 226l60 124" />
      </g>
      {[92, 116, 296, 320].map((x) => (
        <path key={x} d={`M${x - 8} 200v-70a8 8 0 0 1 16 0v70z`} fill="#15666b" />
      ))}
      <g fill="#1c2628">
        <circle cx="176" cy="252" r="9" />
        <path d="M164 292v-18a12 12 0 0 1 24 0v18z" />
        <circle cx="246" cy="262" r="10" />
        <path d="M233 306v-20a13 13 0 0 1 26 0v20z" />
      </g>
      <path d="M188 280q22 14 45 12" fill="none" stroke="#1c2628" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}
