/** What a context declared under the name. Throws when none did: load apps/contexts.ts first. */
export function declared<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name];
  if (found === undefined) throw new Error(`No context that was loaded declares ${name}`);
  return found;
}

/** The type of a declaration, as an interface can extend it. */
export type Of<Declaration> = Declaration;

/** The names in a list as the keys of a type. */
export type Each<Names extends readonly string[]> = Record<Names[number], unknown>;
