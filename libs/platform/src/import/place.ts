/** Where something stands in the imported files, so that a person finds it with an editor. */
export interface Place {
  /** Path of the file, relative to what was imported. */
  readonly file: string;
  /** 1 is the first line. */
  readonly line?: number;
  readonly column?: number;
  /** The field's path inside its record, as people read it: `partners[2].organisation`. A CSV column's name. */
  readonly field?: string;
}

/** A path of keys and positions inside a record. */
export type Path = readonly PropertyKey[];

/** `['partners', 2, 'organisation']` → `partners[2].organisation`. */
export function fieldName(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? String(step) : `${name}.${String(step)}`;
  }, '');
}

/** `municipalities.csv:12:3`, as editors and terminals make a link of it. */
export function placeName(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
