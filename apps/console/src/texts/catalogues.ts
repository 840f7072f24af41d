import type { Locale } from './locale.js';

export type Messages = Readonly<Record<string, string>>;

/** Files by their paths, each loaded when it is asked for: Vite's `import.meta.glob`. */
type Files = Readonly<Record<string, () => Promise<unknown>>>;

/** The texts of a folder in one language; none where the folder has no file of it. */
export async function textsIn(files: Files, locale: Locale): Promise<Messages> {
  const [, load] = Object.entries(files).find(([path]) => path.endsWith(`/${locale}.json`)) ?? [];
  // The folders hold flat objects of texts, which a test of the house looks at.
  return load ? ((await load()) as Messages) : {};
}
