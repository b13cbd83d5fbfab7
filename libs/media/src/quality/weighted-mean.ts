/** A mean in which each value counts by its weight; values that are not known are left out. */
export class WeightedMean {
  private sum = 0;
  private weight = 0;

  add(value: number | null, weight: number): void {
    if (value === null) return;
    this.sum += value * weight;
    this.weight += weight;
  }

  /** Null before the first value. */
  get value(): number | null {
    return this.weight === 0 ? null : this.sum / this.weight;
  }
}
