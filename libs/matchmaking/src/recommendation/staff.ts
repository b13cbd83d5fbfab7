/** Who belongs to which company, kept up to date beside a match index. */
export class Staff {
  private readonly companyOf = new Map<string, string>();
  private readonly people = new Map<string, Set<string>>();

  set(personId: string, companyId: string | null): void {
    this.remove(personId);
    if (companyId === null) return;
    this.companyOf.set(personId, companyId);
    const staff = this.people.get(companyId);
    if (staff) staff.add(personId);
    else this.people.set(companyId, new Set([personId]));
  }

  remove(personId: string): void {
    const companyId = this.companyOf.get(personId);
    if (companyId === undefined) return;
    this.companyOf.delete(personId);
    const staff = this.people.get(companyId);
    staff?.delete(personId);
    if (staff?.size === 0) this.people.delete(companyId);
  }

  of(companyId: string): string[] {
    return [...(this.people.get(companyId) ?? [])];
  }

  /** Everybody of the same company but the person. */
  colleaguesOf(personId: string, companyId: string | null): string[] {
    return companyId === null ? [] : this.of(companyId).filter((id) => id !== personId);
  }
}
