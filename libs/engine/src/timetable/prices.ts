/** What a relaxation of the problem says of its meetings. */
export interface Prices {
  /**
   * Worth of each open meeting beyond what the scarce things it takes (people's time, places) cost others. A timetable
   * that contains a meeting with a negative one is worth at most `bound` plus that; one without a meeting with a
   * positive one at most `bound` minus that.
   */
  reduced: Float64Array;
  /** No timetable is worth more; fixed meetings and minimums included. */
  bound: number;
  /** The relaxation's own choice: how much of each meeting it takes, 0 to 1. Null if it makes none. */
  chosen: Float64Array | null;
}
