/** The value below which this share of the values lies; `share` from 0 to 1. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Polls while `work` runs and answers the largest value seen beside the work's own answer. */
export async function peakDuring(read, work, everyMs = 50) {
  let peak = read();
  const timer = setInterval(() => {
    peak = Math.max(peak, read());
  }, everyMs);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(timer);
  }
}
