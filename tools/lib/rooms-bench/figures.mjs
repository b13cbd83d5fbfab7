// How the bench writes numbers.
export function quantile(values, portion) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(portion * sorted.length) - 1)] ?? Number.NaN;
}

export const sum = (values) => values.reduce((total, value) => total + value, 0);
export const median = (values) => quantile(values, 0.5);
export const share = (portion) => `${(portion * 100).toFixed(portion < 0.1 ? 1 : 0)} %`;
export const p50p95 = (values) => `${Math.round(quantile(values, 0.5))} / ${Math.round(quantile(values, 0.95))} ms`;
export const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
export const kilobytes = (bytes) => `${Math.round(bytes / 1024)} kB`;

/** Polls until it holds; throws after the time. */
export async function until(holds, what, milliseconds = 10_000, every = 20) {
  const deadline = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`gave up waiting: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
