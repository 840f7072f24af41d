/** A piece of SQL that comes from a declaration. What users say never becomes one: it is a parameter. */
export class Sql {
  // Private, so that no other object with a text passes for one.
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** SQL with other pieces of SQL in it: sql`${pilot.code} = ${code}`. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return new Sql(texts.map((text, place) => text + (pieces[place]?.toString() ?? '')).join(''));
}

export const TRUE = new Sql('true');
export const FALSE = new Sql('false');

/** A text constant; standard_conforming_strings is on. */
export const quoted = (text: string): Sql => new Sql(`'${text.replaceAll("'", "''")}'`);

export const identifier = (name: string): Sql => new Sql(`"${name.replaceAll('"', '""')}"`);

/** Whether one of the conditions holds. */
export function any(conditions: readonly Sql[]): Sql {
  const [only, ...others] = conditions.filter((each) => each.toString() !== 'false');
  if (!only) return FALSE;
  return others.length === 0 ? only : new Sql(`(${[only, ...others].join(' OR ')})`);
}

export function all(conditions: readonly Sql[]): Sql {
  const needed = conditions.filter((each) => each.toString() !== 'true');
  if (needed.length === 0) return TRUE;
  return new Sql(needed.map((each) => `(${each})`).join(' AND '));
}
