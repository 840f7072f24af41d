/** In characters, with the overhead of each object: 100,000 objects of 100 characters, 27 MB. */
const CAPACITY = 24_000_000;
const OVERHEAD = 120;

/** JSON by the key of a selection and the id of an object. */
type Texts = Map<string, Map<string, string>>;

/**
 * The cache of a process for objects that change seldom. All entries were read at one version of `platform.kept`; each statement
 * reads that version in its own snapshot, and another version empties the cache. Entries that are not used for a while are evicted:
 * of two generations the older one goes when the recent one is full.
 */
export class ObjectCache {
  private version = '';
  private recent: Texts = new Map();
  private older: Texts = new Map();
  private size = 0;

  /** Whether there may be entries for all the selections. */
  has(keys: readonly string[]): boolean {
    return keys.every((key) => this.recent.has(key) || this.older.has(key));
  }

  /** Entries are of this version from now on; those of another one are dropped. */
  useVersion(version: string): void {
    if (version === this.version) return;
    this.version = version;
    this.recent = new Map();
    this.older = new Map();
    this.size = 0;
  }

  /** Marks the selections as read, even when they had no objects. */
  track(keys: readonly string[]): void {
    for (const key of keys) if (!this.has([key])) this.recent.set(key, new Map());
  }

  get(key: string, id: string): string | undefined {
    const text = this.recent.get(key)?.get(id);
    if (text !== undefined) return text;
    const before = this.older.get(key)?.get(id);
    if (before !== undefined) this.set(key, id, before);
    return before;
  }

  set(key: string, id: string, text: string): void {
    if (this.size > CAPACITY / 2) {
      this.older = this.recent;
      this.recent = new Map();
      this.size = 0;
    }
    const texts = this.recent.get(key) ?? new Map<string, string>();
    if (texts.has(id)) return;
    this.recent.set(key, texts);
    texts.set(copied(id), copied(text));
    this.size += id.length + text.length + OVERHEAD;
  }
}

/** A copy: a part of a longer text keeps all of it in memory. */
const copied = (text: string): string => Buffer.from(text).toString();
