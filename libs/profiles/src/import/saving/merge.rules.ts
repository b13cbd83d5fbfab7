type Said = Readonly<Record<string, unknown>>;

const isSilent = (value: unknown) => value === '' || value === null || (Array.isArray(value) && value.length === 0);

/**
 * What a row says that the last import did not. Only this is written, so what people have edited in Parvis since stays, and
 * an empty cell erases nothing.
 * @param before what earlier imports said of the same person or company, null if there was none.
 */
export function newlySaid<Row extends object>(row: Row, before: Said | null): Partial<Row> {
  const entries = Object.entries(row).filter(
    ([field, value]) => !isSilent(value) && JSON.stringify(value) !== JSON.stringify(before?.[field]),
  );
  return Object.fromEntries(entries) as Partial<Row>;
}

/** What imports have said so far, this row included. */
export const saidSoFar = (row: object, before: Said | null): Said => ({
  ...before,
  ...Object.fromEntries(Object.entries(row).filter(([, value]) => !isSilent(value))),
});
