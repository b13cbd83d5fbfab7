export interface TimeLeft {
  /** `soon` in the last five minutes, `last` in the last one, `over` after the end: nobody is cut off. */
  stage: 'plenty' | 'soon' | 'last' | 'over';
  /** Minutes and seconds to or since the end, `4:05`; hours only where there are any. */
  text: string;
}

/** How much of the planned time is left. Milliseconds since 1970. */
export function timeLeft(endsAt: number, now: number): TimeLeft {
  const left = endsAt - now;
  const stage = left <= 0 ? 'over' : left <= 60_000 ? 'last' : left <= 5 * 60_000 ? 'soon' : 'plenty';
  // Counting down the second under way still counts; counting up it does not.
  const seconds = left > 0 ? Math.ceil(left / 1_000) : Math.floor(-left / 1_000);
  return { stage, text: clock(seconds) };
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
