/** A browser that does not count what comes back over the way up sends its key frames after so long. */
const withoutFeedbackMs = 2_000;

/**
 * After the path was lost the others need key frames, and one that is sent before the way up stands is lost, too: mediasoup then asks
 * for the next only a second later. So they wait until something has come back over it. Times in ms.
 */
export class PictureRenewal {
  private feedback = 0;
  private due: { feedback: number; until: number | null } | null = null;

  constructor(private readonly renew: () => void) {}

  /** Key frames are due and have not been sent. */
  get isDue(): boolean {
    return this.due !== null;
  }

  /** The path is lost from now on. */
  lost(): void {
    this.due = { feedback: this.feedback, until: null };
  }

  /** So many packets have come back until now. `isUp`: media comes again, over one way at least. */
  look(at: number, feedback: number, isUp: boolean): void {
    this.feedback = feedback;
    if (this.due === null) return;
    if (isUp) this.due.until ??= at + withoutFeedbackMs;
    if (feedback <= this.due.feedback && (this.due.until === null || at < this.due.until)) return;
    this.due = null;
    this.renew();
  }
}
