/** What a board is made of: meetings that all have a slot, in flat lists. */
export interface BoardInput {
  /** Day of each slot, in the order of time. */
  days: Int32Array;
  people: number;
  /** Members of meeting m: `members[starts[m]] .. members[starts[m + 1] - 1]`. */
  starts: Int32Array;
  members: Int32Array;
  /** `allowed[m * slots + s]` is 1 where meeting m may be held; a fixed meeting has its slot only. */
  allowed: Uint8Array;
  /** The place that a meeting takes up (-1 none) and how many of each there are in a slot: `seats[place * slots + s]`. */
  placeOf: Int32Array;
  seats: Int32Array;
  /** `available[p * slots + s]`: where idle time would be felt. */
  available: Uint8Array;
  /** Limits of each person, by slot positions. */
  caps: readonly (readonly BoardCap[])[];
  /** Pairs of meetings, the first of which must be over before the second begins. */
  precedences: readonly (readonly [number, number])[];
  /** Breaks of one person beyond this many weigh heavily. */
  maxBreaksPerPerson: number;
  slotOf: Int32Array;
}

/** At most `max` of these slots may be busy; `isRest` where the slot that a full one leaves free is no break. */
export interface BoardCap {
  slots: readonly number[];
  max: number;
  isRest: boolean;
}
