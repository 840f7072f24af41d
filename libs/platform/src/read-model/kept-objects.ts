/** In characters, with what each object takes besides: 100,000 objects of 100 characters, 27 MB. */
const MOST = 24_000_000;
const OVERHEAD = 120;

/** JSON by the key of a selection and the id of an object. */
type Texts = Map<string, Map<string, string>>;

/**
 * What a process remembers of objects that change seldom, as long as it is true: everything here was read at one version of
 * `platform.kept`, and each statement reads in its own snapshot which version that is. Another one forgets everything. What has
 * not been asked for in a while is forgotten as well: of two generations the older one goes when the younger one is full.
 */
export class KeptObjects {
  private version = '';
  private young: Texts = new Map();
  private old: Texts = new Map();
  private size = 0;

  /** Whether anything may be known for all the selections. */
  knows(keys: readonly string[]): boolean {
    return keys.every((key) => this.young.has(key) || this.old.has(key));
  }

  /** What is found and learnt from now on is of this version; what is of another one is forgotten. */
  beOf(version: string): void {
    if (version === this.version) return;
    this.version = version;
    this.young = new Map();
    this.old = new Map();
    this.size = 0;
  }

  /** From now on something is known for these, be it that there is nothing. */
  open(keys: readonly string[]): void {
    for (const key of keys) if (!this.knows([key])) this.young.set(key, new Map());
  }

  find(key: string, id: string): string | undefined {
    const text = this.young.get(key)?.get(id);
    if (text !== undefined) return text;
    const before = this.old.get(key)?.get(id);
    if (before !== undefined) this.learn(key, id, before);
    return before;
  }

  learn(key: string, id: string, text: string): void {
    if (this.size > MOST / 2) {
      this.old = this.young;
      this.young = new Map();
      this.size = 0;
    }
    const texts = this.young.get(key) ?? new Map<string, string>();
    if (texts.has(id)) return;
    this.young.set(key, texts);
    texts.set(own(id), own(text));
    this.size += id.length + text.length + OVERHEAD;
  }
}

/** A copy: a part of a longer text keeps all of it in memory. */
const own = (text: string): string => Buffer.from(text).toString();
