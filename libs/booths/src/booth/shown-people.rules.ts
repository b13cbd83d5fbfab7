/**
 * Who of a team a booth shows: those whom it names, in its order, or else everybody; never more than its package holds.
 * People who have left are passed over.
 */
export function shownPeople<Person extends { id: string }>(
  team: readonly Person[],
  named: readonly string[] | null,
  most: number,
): Person[] {
  if (named === null) return team.slice(0, most);
  const byId = new Map(team.map((person) => [person.id, person]));
  return named.flatMap((id) => byId.get(id) ?? []).slice(0, most);
}
