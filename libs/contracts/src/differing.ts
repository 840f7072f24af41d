/** The fields that are not the same any more, of those that were compared. */
export function differing<S extends Readonly<Record<string, boolean>>>(same: S): Extract<keyof S, string>[] {
  const fields: Extract<keyof S, string>[] = [];
  for (const field in same) if (!same[field]) fields.push(field);
  return fields;
}
