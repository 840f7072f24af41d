/**
 * What PostgreSQL leaves for the process to finish is marked by control characters, which JSON text never has in itself (it
 * escapes them), so that no value from the data can be taken for a mark.
 */
export const MARKER = {
  /** Before the 36 characters of a UUID: becomes the second half of a TypeID. */
  uuid: '\u0001',
  /** Before the JSON array of a row's order: becomes a cursor. Ends with `end`. */
  cursor: '\u0002',
  /** Before the number of a computed field, a colon, and the JSON of what it needs. Ends with `end`. */
  computed: '\u0003',
  /** Before an object that may have been asked for as an interface: its type. Ends with `end`. */
  type: '\u0006',
  end: '\u0004',
  /** Before the number of a cached selection, a colon, and the 36 characters of an object's UUID; its JSON may follow, up to `cachedEnd`. */
  cached: '\u0007',
  cachedEnd: '\u000e',
  /** Before somebody’s personal data: the kind and the UUID of whose it is, no UUID of nobody who is known. */
  personal: '\u000f',
  /** In the place of a value that may not be null and is. */
  missing: '\u0005',
} as const;
